/** Whose tickets somebody reviews, and whose reviews they read: everybody's, or those of the teams that they lead. */
import { can, rolesThatCan } from '#contract/platform/access';
import type { Db } from '#db';
import type { Context } from '../../platform/http/context.ts';
import { forbidden, HttpError } from '../../platform/http/errors.ts';
import type { Condition } from '../../platform/lists/spec.ts';
import { ledSql, loadLed } from '../teams/leads.ts';

/** Null for everybody. */
export type Reach = ReadonlySet<string> | null;

const reviewsAll = ({ role }: Pick<Context, 'role'>): boolean =>
  role !== null && can(role, 'qualityReviews', 'all');

export const loadReach = async (
  db: Db,
  context: Pick<Context, 'role' | 'actor'>,
): Promise<Reach> =>
  reviewsAll(context) ? null : new Set(await loadLed(db, context.actor.id ?? ''));

/** 403 where somebody else reviews this person. */
export const refuseOutside = (reach: Reach, agentId: string): void => {
  if (reach === null || reach.has(agentId)) return;
  if (reach.size > 0) throw new HttpError(403, 'qualityReviews.errors.otherTeam');
  throw forbidden(rolesThatCan('qualityReviews', 'all'));
};
/** 403 where somebody reviews nobody at all. */
export const refuseWithoutReach = (reach: Reach): void => {
  if (reach !== null && reach.size === 0) throw forbidden(rolesThatCan('qualityReviews', 'all'));
};

/** The reviews that somebody reads: those within reach, and those about themselves. */
export const reachCondition = (context: Context): Condition | null => {
  if (reviewsAll(context)) return null;
  const column = '"quality_reviews".agent_id';
  const id = context.actor.id ?? '';
  return { sql: `(${column} = ? or ${ledSql(column)})`, values: [id, id] };
};
export const isWithin = (reach: Reach, agentId: string, ownId: string | null): boolean =>
  reach === null || reach.has(agentId) || agentId === ownId;
