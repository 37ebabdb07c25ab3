import type { AlarmLevel } from '@clearway/contract';
import type { Catalog } from '../catalog/catalog.ts';
import type { EventTable } from './event-table.ts';

/** How much an event asks of people, the least first. */
export const RISK_LEVELS = ['below', 'watch', 'act'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

/** The level that the service gives, as lists and colours have it. */
export function levelOf(alarm: AlarmLevel): RiskLevel {
  return alarm === 'none' ? 'below' : alarm;
}

/** What `riskBySlot` says of an object. */
export const SLOT_RISK = { none: 0, event: 1, watch: 2, act: 3 } as const;

/**
 * The highest level of each object's coming events: a byte a slot, as SLOT_RISK has it. What has passed, what was dismissed and what
 * flies together on purpose counts for nothing.
 */
export function riskBySlot(table: EventTable, catalog: Catalog, nowMs: number): Uint8Array {
  const risks = new Uint8Array(catalog.count);
  const raise = (objectId: number, level: number): void => {
    const slot = catalog.slotOf(objectId);
    if (slot !== undefined && risks[slot]! < level) risks[slot] = level;
  };
  for (let row = 0; row < table.count; row++) {
    if (table.tcaMs[row]! < nowMs || !isOfConcern(table, row)) continue;
    const level = SLOT_RISK.event + RISK_LEVELS.indexOf(riskOfRow(table, row));
    raise(table.primaryIds[row]!, level);
    raise(table.secondaryIds[row]!, level);
  }
  return risks;
}

export function riskOfRow(table: EventTable, row: number): RiskLevel {
  return levelOf(table.alarm(row));
}

/** Not cleared, not dismissed, and no pair that stays together. */
export function isOfConcern(table: EventTable, row: number): boolean {
  return table.state(row) !== 'cleared' && table.disposition(row) !== 'dismissed' && !table.coLocated(row);
}
