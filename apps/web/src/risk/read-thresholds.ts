import type { RiskSettings } from '@clearway/contract';

/** The thresholds that somebody has typed, such as `1e-4`, `0,0001` or `1 × 10^-4`; or what is wrong with them. */
export function readThresholds(watch: string, act: string): RiskSettings | 'wrong-number' | 'wrong-order' {
  const [watchProbability, actProbability] = [readProbability(watch), readProbability(act)];
  if (watchProbability === null || actProbability === null) return 'wrong-number';
  if (actProbability < watchProbability) return 'wrong-order';
  return { watch_probability: watchProbability, act_probability: actProbability };
}

function readProbability(text: string): number | null {
  const plain = text
    .replaceAll(/\s/g, '')
    .replace(',', '.')
    .replace('−', '-')
    .replace(/^10\^/, '1e')
    .replace(/[×x*]10\^?/, 'e');
  const value = plain === '' ? Number.NaN : Number(plain);
  return value > 0 && value <= 1 ? value : null;
}
