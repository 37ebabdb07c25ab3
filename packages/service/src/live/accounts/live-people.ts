import { endSessions, listPeople, lockPeople, type Store } from '@clearway/store';
import { changePerson, personDocumentOf } from '../../plans/operator/people.ts';
import type { LivePeople } from '../live-plans.ts';
import { hasAdminIn, refuseWithoutAdmin } from './manage-accounts.ts';
import type { Recogniser } from './recognise.ts';

/** The list of people. Those in it who have accounts lose their sessions with a change, and somebody stays who may do everything. */
export function livePeople({ db }: Store, recogniser: Recogniser, nowUs: () => number): LivePeople {
  return {
    list: async () => (await listPeople(db)).map(personDocumentOf),
    async change(given, change) {
      const name = given.trim();
      const document = await db.transaction().execute(async (trx) => {
        await lockPeople(trx);
        const hadAdmin = await hasAdminIn(trx, nowUs());
        const changed = await changePerson(trx, name, change, nowUs());
        if (hadAdmin) await refuseWithoutAdmin(trx, name, nowUs());
        await endSessions(trx, { person: name });
        return changed;
      });
      recogniser.forget();
      return document;
    },
  };
}
