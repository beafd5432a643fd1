/** Loads what promotions and prices ask of a member, as it was at a past instant. */
import { and, asc, eq, gt } from 'drizzle-orm';
import { NO_LEVEL } from '#rules/platform/audiences';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { activities } from '#db/schema/platform/activities';
import type { Shopper } from '../../engine/types.ts';
import { loadMembers } from '../loadMembers.ts';
import { loadOrderNumber } from '../orderNumber.ts';
import { fieldsThen } from './rules.ts';

const changesAfter = prepared({ recordId: activities.recordId, at: activities.at }, (q, values) =>
  q
    .select({ verb: activities.verb, before: activities.before })
    .from(activities)
    .where(
      and(
        eq(activities.resource, 'members'),
        eq(activities.recordId, values.recordId),
        gt(activities.at, values.at),
      ),
    )
    .orderBy(asc(activities.at), asc(activities.id)),
);

type PastShopper = Pick<
  Shopper,
  'level' | 'levelsReached' | 'segments' | 'groups' | 'joinedAt' | 'birthday' | 'orderNumber'
>;

const UNKNOWN = { ...NO_LEVEL, groups: [], joinedAt: null, birthday: null };
/** Groups are given to a member; when somebody joined and was born is so at any instant. */
const BEFORE_CREATION = { groups: [] };

/**
 * `member` is the store's own id, `at` the instant in UTC milliseconds, and `orderId` the order whose number is asked
 * for. The level is that of the member's history as far as it had arrived by then, so that an order keeps the level with
 * which it was placed; other changes are those of the activity log, of which nothing is ever deleted.
 */
export const loadPastShopper = async (
  db: Db,
  member: string | null | undefined,
  { orderId, at }: { orderId: string; at: number },
): Promise<PastShopper> => {
  const orderNumber = await loadOrderNumber(db, member, { orderId, at });
  const known = member ? (await loadMembers(db, [{ member }], at, at)).get(member) : undefined;
  if (!known) return { ...UNKNOWN, orderNumber };
  const { level, levelsReached, segments = [], groups, joinedAt, birthday } = known;
  const changes = await changesAfter(db, { recordId: String(known.id), at });
  return {
    level,
    levelsReached,
    segments,
    ...fieldsThen({ groups, joinedAt, birthday }, changes, BEFORE_CREATION),
    orderNumber,
  };
};
