import { z } from 'zod';
import { DELIVERY_STATES, type DeliveryQuery } from '../schemas/alert-deliveries.ts';
import { ALERT_STATES, type AlertQuery } from '../schemas/alerts.ts';
import { choiceParameter } from './parameter.ts';
import { part } from './queries.ts';

export const alertQuery: z.ZodType<AlertQuery> = z.strictObject({
  state: choiceParameter([...ALERT_STATES, 'standing'], {
    description: 'only alerts in this state; `standing`: open or acknowledged',
  }).optional(),
  ...part,
});

export const deliveryQuery: z.ZodType<DeliveryQuery> = z.strictObject({
  state: choiceParameter(DELIVERY_STATES, { description: 'only deliveries in this state' }).optional(),
  ...part,
});
