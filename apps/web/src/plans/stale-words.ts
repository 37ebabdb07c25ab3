import type { StaleChange, StaleObjects } from '@clearway/contract';
import type { Translate } from '../language/messages.ts';

/** What has changed of a plan, in a sentence. Plans that were kept before it was said what a change is about have English ones alone. */
export function staleWords({ code, text, about }: StaleChange, t: Translate): string {
  if (code === 'too-late') return t('plans.stale-too-late');
  if (about === undefined) return text;
  const { cdm_ids: messages = [], objects = [], before, after } = about;
  const none = t('plans.stale-none');
  const values = {
    count: messages.length,
    messages: messages.join(', '),
    objects: objects.map((group) => partWords(group, t)).join('; '),
    names: objects.map((group) => namesOf(group, t)).join(', '),
    before: before ?? none,
    after: after ?? none,
  };
  const isGone = after === null && (code === 'new-elements' || code === 'new-announcement');
  return t(`plans.stale-${code}${isGone ? '-gone' : ''}`, values);
}

function partWords(group: StaleObjects, t: Translate): string {
  return t(`plans.part-${group.part}`, { names: namesOf(group, t) });
}

function namesOf({ names, count }: StaleObjects, t: Translate): string {
  const named = names.join(', ');
  return count > names.length ? t('plans.and-more', { names: named, count: count - names.length }) : named;
}
