/** Between a number and its unit: a narrow space that does not break. */
const THIN = '\u202f';
/** Stands for what is not known. */
export const UNKNOWN = '–';

export type TimeZoneChoice = 'utc' | 'local';

/** Numbers, quantities and moments as people read them, in one locale. */
export interface Quantities {
  readonly locale: string;
  readonly zone: TimeZoneChoice;
  count(value: number): string;
  /** With so many digits that count. */
  number(value: number, digits?: number): string;
  /** From kilometres: `312 m`, `4.2 km`, `384,000 km`. */
  distance(km: number | null): string;
  /** Signed, for components: `−312 m`. */
  signedDistance(km: number): string;
  speed(kmPerSecond: number | null): string;
  /** From radians: `51.6°`. */
  angle(radians: number, decimals?: number): string;
  degrees(degrees: number | null, decimals?: number): string;
  /** `1.2 × 10⁻⁴`, with so many digits that count. */
  probability(value: number | null, digits?: number): string;
  /** `1 in 8,300` is said by messages; this is its `8,300`. */
  oneIn(value: number): string;
  percent(fraction: number): string;
  /** `3 h`, `2 min`, `1.5 d`: the largest unit that fits. */
  duration(seconds: number): string;
  /** `14:02:11 UTC`; the zone is said. */
  clockTime(ms: number, withSeconds?: boolean): string;
  /** `Thu 26 Nov`. */
  day(ms: number): string;
  /** `26 Nov 2026`. */
  date(ms: number): string;
  /** `Thu 26 Nov 2026, 14:02:11 UTC`. */
  moment(
    ms: number,
    options?: { readonly seconds?: boolean; readonly milliseconds?: boolean; readonly year?: boolean },
  ): string;
  /** `UTC`, or the name of the local zone such as `CET`. */
  zoneName(ms: number): string;
  /** `49.61° N, 6.13° E`, from radians. */
  place(latitude: number, longitude: number): string;
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** All of them in one locale and zone. Rounding is to what can be meant: 312 m, never 312.4871 m. */
export function createQuantities(locale: string, zone: TimeZoneChoice): Quantities {
  const timeZone = zone === 'utc' ? 'UTC' : undefined;
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const digitFormats = new Map<string, Intl.NumberFormat>();
  const withDigits = (digits: number): Intl.NumberFormat =>
    kept(digitFormats, `s${digits}`, () => new Intl.NumberFormat(locale, { maximumSignificantDigits: digits }));
  const withDecimals = (decimals: number): Intl.NumberFormat =>
    kept(digitFormats, `d${decimals}`, () => new Intl.NumberFormat(locale, decimalsOf(decimals)));
  const dates = new Map<string, Intl.DateTimeFormat>();
  const dated = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    kept(
      dates,
      JSON.stringify(options),
      () => new Intl.DateTimeFormat(locale, { ...options, ...(timeZone ? { timeZone } : {}) }),
    );
  const minus = (text: string): string => text.replace('-', '−');
  const unit = (number: string, of: string): string => `${number}${THIN}${of}`;

  const distance = (km: number | null): string => {
    if (km === null || !Number.isFinite(km)) return UNKNOWN;
    const size = Math.abs(km);
    if (size < 0.0095) return unit(withDigits(2).format(km * 1000), 'm');
    if (size < 0.9995) return unit(plain.format(km * 1000), 'm');
    if (size < 99.95) return unit(withDigits(3).format(km), 'km');
    if (size < 9999.5) return unit(plain.format(km), 'km');
    return unit(withDigits(4).format(km), 'km');
  };
  const clock = (ms: number, seconds: boolean, milliseconds = false): string =>
    dated({
      hour: '2-digit',
      minute: '2-digit',
      ...(seconds ? { second: '2-digit' } : {}),
      ...(milliseconds ? { fractionalSecondDigits: 3 } : {}),
      hourCycle: 'h23',
    }).format(ms);
  const zoneName = (ms: number): string => {
    if (zone === 'utc') return 'UTC';
    const parts = dated({ timeZoneName: 'short' }).formatToParts(ms);
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  };
  return {
    locale,
    zone,
    count: (value) => plain.format(value),
    number: (value, digits = 3) => minus(withDigits(digits).format(value)),
    distance,
    signedDistance: (km) => `${km < 0 ? '−' : '+'}${distance(Math.abs(km))}`,
    speed: (value) => {
      if (value === null || !Number.isFinite(value)) return UNKNOWN;
      if (value < 0.1) return unit(withDigits(3).format(value * 1000), 'm/s');
      return unit(withDecimals(value < 10 ? 2 : 1).format(value), 'km/s');
    },
    angle: (radians, decimals = 1) => `${minus(withDecimals(decimals).format((radians * 180) / Math.PI))}°`,
    degrees: (value, decimals = 1) => (value === null ? UNKNOWN : `${minus(withDecimals(decimals).format(value))}°`),
    probability: (value, digits = 2) => {
      if (value === null || !Number.isFinite(value)) return UNKNOWN;
      if (value === 0) return '0';
      if (value >= 0.001) return withDigits(digits).format(value);
      let exponent = Math.floor(Math.log10(value));
      let mantissa = Number((value / 10 ** exponent).toFixed(digits - 1));
      if (mantissa >= 10) {
        mantissa /= 10;
        exponent++;
      }
      const raised = String(-exponent).replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)]!);
      return `${withDecimals(digits - 1).format(mantissa)}${THIN}×${THIN}10⁻${raised}`;
    },
    oneIn: (value) => withDigits(2).format(1 / value),
    percent: (fraction) => unit(withDigits(2).format(fraction * 100), '%'),
    duration: (seconds) => {
      const size = Math.abs(seconds);
      const sign = seconds < 0 ? '−' : '';
      if (size < 1) return sign + unit(withDigits(2).format(size * 1000), 'ms');
      if (size < 99.5) return sign + unit(withDigits(2).format(size), 's');
      if (size < 99.5 * 60) return sign + unit(plain.format(size / 60), 'min');
      if (size < 47.5 * 3600) return sign + unit(withDigits(2).format(size / 3600), 'h');
      return sign + unit(withDigits(size < 864_000 ? 2 : 3).format(size / 86_400), 'd');
    },
    clockTime: (ms, withSeconds = true) => `${clock(ms, withSeconds)}${THIN}${zoneName(ms)}`,
    day: (ms) => dated({ weekday: 'short', day: 'numeric', month: 'short' }).format(ms),
    date: (ms) => dated({ day: 'numeric', month: 'short', year: 'numeric' }).format(ms),
    moment: (ms, { seconds = true, milliseconds = false, year = true } = {}) => {
      const date = dated({ weekday: 'short', day: 'numeric', month: 'short', ...(year ? { year: 'numeric' } : {}) });
      return `${date.format(ms)}, ${clock(ms, seconds, milliseconds)}${THIN}${zoneName(ms)}`;
    },
    zoneName,
    place: (latitude, longitude) => {
      const side = (radians: number, positive: string, negative: string): string =>
        `${withDecimals(2).format(Math.abs((radians * 180) / Math.PI))}°${THIN}${radians < 0 ? negative : positive}`;
      return `${side(latitude, 'N', 'S')}, ${side(longitude, 'E', 'W')}`;
    },
  };
}

function decimalsOf(decimals: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
}

function kept<Value>(values: Map<string, Value>, key: string, make: () => Value): Value {
  let value = values.get(key);
  if (value === undefined) {
    value = make();
    values.set(key, value);
  }
  return value;
}
