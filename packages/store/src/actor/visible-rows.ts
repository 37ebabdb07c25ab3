import { type RawBuilder, sql } from 'kysely';
import { currentActor } from './actor.ts';

/**
 * The condition that every query of a table of teams has: rows of no team and of one's own. The one place where it is decided; a table
 * joins by a column `team_id` (null: everybody's) and this in its queries.
 */
export function isVisible(table: string): RawBuilder<boolean> {
  const { seesAll, teamId } = currentActor();
  if (seesAll) return sql<boolean>`true`;
  const column = sql.ref(`${table}.team_id`);
  return teamId === null
    ? sql<boolean>`${column} is null`
    : sql<boolean>`(${column} is null or ${column} = ${teamId}::int4)`;
}

/** The condition for rows of exactly the actor's team, as new rows are matched with those that they belong to. */
export function isOwn(table: string): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(`${table}.team_id`)} is not distinct from ${currentActor().teamId}::int4`;
}

/** Whose new rows are. */
export function ownTeam(): { readonly team_id: number | null } {
  return { team_id: currentActor().teamId };
}
