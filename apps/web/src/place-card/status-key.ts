/** The service says the status in words; SATCAT's own codes are understood as well. */
const KEYS: Readonly<Record<string, string>> = {
  operational: 'operational',
  '+': 'operational',
  'partially operational': 'partial',
  P: 'partial',
  standby: 'standby',
  B: 'standby',
  spare: 'spare',
  S: 'spare',
  'extended mission': 'extended',
  X: 'extended',
  'not operational': 'dead',
  '-': 'dead',
  decayed: 'decayed',
  D: 'decayed',
};

/** Of the message `object.status-<key>`; null where there is nothing to say. */
export function statusKey(status: string): string | null {
  return KEYS[status] ?? null;
}
