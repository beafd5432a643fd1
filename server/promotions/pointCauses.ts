/** The redemptions, redeemed rewards and entries to activities that caused entries of the ledgers of members. */
import { eq, inArray } from 'drizzle-orm';
import { many, prepared } from '#db/prepared';
import { memberActivities, memberEntries } from '#db/schema/promotions/memberActivities';
import { redeemedRewards } from '#db/schema/promotions/pointRewards';
import { redemptions } from '#db/schema/promotions/redemptions';
import { type CauseSource, UNNAMED } from '../members/points/causes.ts';
import { numbersOf } from '../members/points/memberCauses.ts';

const redemptionsOf = prepared({ ids: many(redemptions.id) }, (q, { ids }) =>
  q
    .select({ id: redemptions.id, name: redemptions.orderId })
    .from(redemptions)
    .where(inArray(redemptions.id, ids)),
);
const rewardsOf = prepared({ ids: many(redeemedRewards.id) }, (q, { ids }) =>
  q
    .select({ id: redeemedRewards.id, names: redeemedRewards.names })
    .from(redeemedRewards)
    .where(inArray(redeemedRewards.id, ids)),
);
const entriesOf = prepared({ ids: many(memberEntries.id) }, (q, { ids }) =>
  q
    .select({ id: memberEntries.id, names: memberActivities.names })
    .from(memberEntries)
    .innerJoin(memberActivities, eq(memberActivities.id, memberEntries.activityId))
    .where(inArray(memberEntries.id, ids)),
);

export const PROMOTION_CAUSES: readonly CauseSource[] = [
  {
    source: 'redemption',
    load: async (db, sourceIds) =>
      new Map(
        (await redemptionsOf(db, { ids: numbersOf(sourceIds) })).map(({ id, ...named }) => [
          String(id),
          { ...UNNAMED, record: { resource: 'redemptions', id }, ...named },
        ]),
      ),
  },
  {
    source: 'reward',
    load: async (db, sourceIds) =>
      new Map(
        (await rewardsOf(db, { ids: numbersOf(sourceIds) })).map(({ id, ...named }) => [
          String(id),
          { ...UNNAMED, record: { resource: 'redeemedRewards', id }, ...named },
        ]),
      ),
  },
  {
    source: 'activity',
    load: async (db, sourceIds) =>
      new Map(
        (await entriesOf(db, { ids: numbersOf(sourceIds) })).map(({ id, ...named }) => [
          String(id),
          { ...UNNAMED, record: { resource: 'memberEntries', id }, ...named },
        ]),
      ),
  },
];
