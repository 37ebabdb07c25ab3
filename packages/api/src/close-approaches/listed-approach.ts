import { closeApproachDocument, type ObjectKind, type RankingClass } from '@clearway/service';
import type { PublishedRun } from '../current-run/current-run.ts';

/** What people want to know about an object beside its name. */
export interface ListedObject {
  readonly id: number;
  readonly name: string;
  readonly kind: ObjectKind;
  readonly fleet: string | null;
  /** Null where nobody says so, as is whether it can get out of the way. */
  readonly owner: string | null;
  readonly canManoeuvre: boolean | null;
  /** Age of the elements at TCA, days. */
  readonly ageDays: number;
  /** What shares its elements or stays beside it through the whole window. */
  readonly together: readonly { readonly id: number; readonly name: string }[];
}

/** One close approach as a list shows it. */
export interface ListedApproach {
  readonly row: number;
  readonly primary: ListedObject;
  readonly secondary: ListedObject;
  /** Seconds from the start of the window. */
  readonly tca: number;
  readonly missDistanceKm: number;
  readonly relativeSpeedKmS: number;
  /** The greatest that any size of position uncertainty gives; null where one passage says nothing. */
  readonly maxProbability: number | null;
  readonly ranking: RankingClass;
}

export function listedApproach(published: PublishedRun, row: number): ListedApproach {
  const { run, ranking, maxProbability } = published;
  const { approaches } = run;
  const primary = approaches.primary[row]!;
  const secondary = approaches.secondary[row]!;
  return {
    row,
    primary: listedObject(published, primary, secondary, row),
    secondary: listedObject(published, secondary, primary, row),
    tca: approaches.tca[row]!,
    missDistanceKm: approaches.missDistanceKm[row]!,
    relativeSpeedKmS: approaches.relativeSpeedKmS[row]!,
    maxProbability: Number.isNaN(maxProbability[row]!) ? null : maxProbability[row]!,
    ranking: ranking.classNames[ranking.classOfRow[row]!]!,
  };
}

function listedObject(published: PublishedRun, index: number, other: number, row: number): ListedObject {
  const { run, ranking } = published;
  const { id, name } = run.objects[index]!;
  const members = ranking.groups.members.get(ranking.groups.groupOf[index]!) ?? [];
  const together = members
    .filter((member) => member !== index && member !== other)
    .map((member) => ({ id: run.objects[member]!.id, name: run.objects[member]!.name }));
  const ageDays = ranking.ageDays[index]! + run.approaches.tca[row]! / 86_400;
  return {
    id,
    name,
    kind: ranking.kinds[index]!,
    fleet: ranking.fleets[index] ?? null,
    owner: ranking.owners[index] ?? null,
    canManoeuvre: ranking.canManoeuvre[index] ?? null,
    ageDays,
    together,
  };
}

/** The row of the API: the fields of the CSV, with kinds, groups and the class of ranking. */
export function listedDocument(published: PublishedRun, row: number): Record<string, unknown> {
  const { primary, secondary, maxProbability, ranking } = listedApproach(published, row);
  return {
    ...closeApproachDocument(published.run, row),
    max_probability: maxProbability,
    primary_kind: primary.kind,
    secondary_kind: secondary.kind,
    primary_owner: primary.owner,
    secondary_owner: secondary.owner,
    primary_can_manoeuvre: primary.canManoeuvre,
    secondary_can_manoeuvre: secondary.canManoeuvre,
    primary_together_with: primary.together.map((object) => object.id),
    secondary_together_with: secondary.together.map((object) => object.id),
    ranking,
  };
}
