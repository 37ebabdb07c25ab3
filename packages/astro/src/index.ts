export type { ElementSet } from './elements/element-set.ts';
export { UserError, type UserErrorCode } from './errors/user-error.ts';
export {
  addSeconds,
  dayFromCalendar,
  formatUtc,
  JULIAN_DATE_OF_DAY_ZERO,
  julianDate,
  parseUtc,
  SECONDS_PER_DAY,
  secondsBetween,
  type UtcTime,
  utcFromDate,
  utcTime,
} from './time/utc-time.ts';
