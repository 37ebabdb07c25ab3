import type { Store } from '@clearway/store';
import { PASSWORD_COST, type PasswordCost } from '../../accounts/passwords.ts';
import type { LiveAccounts } from '../live-accounts.ts';
import type { LivePeople } from '../live-plans.ts';
import { livePeople } from './live-people.ts';
import { managingAccounts } from './manage-accounts.ts';
import { managingKeys } from './manage-keys.ts';
import { createRecogniser } from './recognise.ts';
import { signingIn } from './sign-in.ts';

export interface OpenedAccounts {
  readonly accounts: LiveAccounts;
  readonly people: LivePeople;
}

/** People, keys, sessions and teams, from the database. */
export function openAccounts(store: Store, nowUs: () => number, cost: PasswordCost = PASSWORD_COST): OpenedAccounts {
  const recogniser = createRecogniser(store, nowUs);
  const parts = { store, recogniser, nowUs, cost };
  const accounts = {
    ofKey: recogniser.ofKey,
    ofSession: recogniser.ofSession,
    ...signingIn(parts),
    ...managingAccounts(parts),
    ...managingKeys(parts),
  };
  return { accounts, people: livePeople(store, recogniser, nowUs) };
}
