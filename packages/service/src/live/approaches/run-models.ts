import { currentActor } from '@clearway/store';
import type { WatchlistMembers } from '../objects/encounter-filter.ts';
import type { KnownObjects } from '../objects/party.ts';
import { openRunModel, type RunModel } from './run-model.ts';
import type { BuiltRunModel } from './run-model-input.ts';
import { EVERYBODY } from './run-views.ts';

/** A run as each sees it. */
export interface RunModels {
  /** With what every team brought: for Clearway itself and who sees everything. */
  readonly whole: RunModel;
  /** As the current actor sees it. */
  readonly ofActor: () => RunModel;
  /** As people of a team see it, null: of none. */
  readonly ofTeam: (teamId: number | null) => RunModel;
  /** The teams that see rows of their own. */
  readonly teams: readonly number[];
  /** The members of watchlists have changed. */
  readonly forgetLists: () => void;
}

export function openRunModels(built: BuiltRunModel, objects: KnownObjects, members?: WatchlistMembers): RunModels {
  const whole = openRunModel(built, objects, members);
  const views = new Map(built.views.map((view) => [view.teamId, openRunModel(view.built, objects, members)]));
  const ofTeam = (teamId: number | null): RunModel => views.get(teamId ?? EVERYBODY) ?? views.get(EVERYBODY) ?? whole;
  return {
    whole,
    ofActor() {
      const { seesAll, teamId } = currentActor();
      return seesAll ? whole : ofTeam(teamId);
    },
    ofTeam,
    teams: [...views.keys()].filter((teamId) => teamId !== EVERYBODY),
    forgetLists() {
      for (const model of [whole, ...views.values()]) model.forgetLists();
    },
  };
}
