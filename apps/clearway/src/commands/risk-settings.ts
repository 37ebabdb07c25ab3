import type { NewRiskSettings, RiskSettings } from '@clearway/contract';
import { streamSink, writeText } from '@clearway/service';
import { readNumber } from '../command-line/read-option.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { type PlaceOptions, withClient } from '../live/connect.ts';

/** Options of `risk-settings` as commander gives them. */
export interface RiskSettingsOptions extends PlaceOptions {
  readonly watch?: string;
  readonly act?: string;
  readonly json?: boolean;
}

/** `clearway risk-settings`: shows the probabilities from which people watch and act, or sets them. */
export async function riskSettings(options: RiskSettingsOptions, around: Surroundings): Promise<void> {
  const change: NewRiskSettings = {
    ...(options.watch === undefined ? {} : { watch_probability: readProbability('--watch', options.watch) }),
    ...(options.act === undefined ? {} : { act_probability: readProbability('--act', options.act) }),
  };
  const settings = await withClient(
    options,
    around,
    (client) => (Object.keys(change).length === 0 ? client.readRiskSettings() : client.changeRiskSettings(change)),
    'objects',
  );
  const sink = streamSink(around.stdout);
  return writeText(sink, options.json ? `${JSON.stringify(settings)}\n` : settingsText(settings));
}

function readProbability(option: string, text: string): number {
  return readNumber(option, text, { above: 0, most: 1, unit: 'probability' });
}

function settingsText({ watch_probability: watch, act_probability: act }: RiskSettings): string {
  return [
    `Watch from   ${watch.toExponential()}`,
    `Act from     ${act.toExponential()}  (by messages of operators; public elements alone never say more than watch)`,
    '',
  ].join('\n');
}
