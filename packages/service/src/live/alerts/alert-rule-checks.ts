import { UserError } from '@clearway/astro';
import type { AlertDigestSettings, AlertRuleDefinition } from '@clearway/contract';
import { type Database, listWatchlists, maySee, ownAlertChannels, ownAlertRules } from '@clearway/store';

/** In the name of the team whose rule it is. Throws UserError where it names what is not there, or cannot do what it says. */
export async function checkRule(db: Database, rule: AlertRuleDefinition): Promise<void> {
  const { channels, escalation, watchlists } = rule;
  for (const [k, { after_minutes }] of escalation.entries()) {
    if (k === 0 || after_minutes > escalation[k - 1]!.after_minutes) continue;
    const what = `step ${k + 1} of the escalation comes after ${after_minutes} min, not later than the step before`;
    throw new UserError('option-invalid', what, 'all steps count from when the alert was told');
  }
  if (escalation.length > 0 && channels.length === 0) {
    throw new UserError('option-invalid', 'an escalation needs channels to begin with', 'give `channels`');
  }
  await checkChannels(db, [...channels, ...escalation.flatMap((step) => step.channels)]);
  const lists = new Set((await listWatchlists(db)).filter(({ team_id }) => maySee(team_id)).map(({ name }) => name));
  const missing = watchlists.find((name) => !lists.has(name));
  if (missing !== undefined) {
    throw new UserError('unknown', `there is no watchlist "${missing}"`, 'see the list of watchlists');
  }
}

export async function checkChannels(db: Database, names: readonly string[]): Promise<void> {
  const known = new Set((await ownAlertChannels(db)).map(({ name }) => name));
  const missing = names.find((name) => !known.has(name));
  if (missing !== undefined)
    throw new UserError('unknown', `there is no channel "${missing}"`, 'see the list of channels');
}

/** Throws `conflict` where something goes to a channel. */
export async function checkUnused(db: Database, name: string, digest: AlertDigestSettings): Promise<void> {
  const user = (await ownAlertRules(db)).find(({ definition }) => {
    const { channels, escalation } = definition as AlertRuleDefinition;
    return [...channels, ...escalation.flatMap((step) => step.channels)].includes(name);
  });
  const what = user ? `the rule "${user.name}" goes` : digest.channels.includes(name) ? 'the digest goes' : null;
  if (what !== null) throw new UserError('conflict', `${what} to the channel "${name}"`, 'take it off there first');
}
