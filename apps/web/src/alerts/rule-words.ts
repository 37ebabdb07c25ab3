import type { AlertRule } from '@clearway/contract';
import type { Translate } from '../language/messages.ts';
import type { Quantities } from '../language/quantities.ts';

/** What a rule says, part by part. */
export function ruleWords(rule: AlertRule, t: Translate, quantities: Quantities): string[] {
  const scope = [
    ...(rule.objects.length === 0 ? [] : [t('alerts.scope-objects', { count: rule.objects.length })]),
    ...rule.watchlists.map((list) => t('alerts.scope-list', { list })),
    ...rule.fleets.map((fleet) => t('alerts.scope-fleet', { fleet })),
  ];
  const steps = rule.escalation.map(({ after_minutes, channels }) =>
    t('alerts.escalates', { minutes: after_minutes, channels: channels.join(', ') }),
  );
  return [
    scope.length === 0 ? t('alerts.scope-all') : scope.join(', '),
    ...(rule.miss_below_km === null
      ? []
      : [t('alerts.miss-below', { distance: quantities.distance(rule.miss_below_km) })]),
    ...(rule.probability_from === null ? [] : [t('alerts.probability-from', { p: rule.probability_from })]),
    ...(rule.max_probability_from === null ? [] : [t('alerts.max-probability-from', { p: rule.max_probability_from })]),
    ...(rule.alarm_from === null ? [] : [t('alerts.alarm-from', { alarm: t(`events.risk-${rule.alarm_from}`) })]),
    ...(rule.lead_below_hours === null ? [] : [t('alerts.lead-below', { hours: rule.lead_below_hours })]),
    ...(rule.only_when_worsened ? [t('alerts.only-worse')] : []),
    t('alerts.level', { level: t(`alerts.level-${rule.level}`) }),
    rule.channels.length === 0 ? t('alerts.to-nobody') : t('alerts.to', { channels: rule.channels.join(', ') }),
    ...steps,
  ];
}
