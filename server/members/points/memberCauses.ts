/** What levels, referrals and adjustments are called, which caused entries of the ledgers. */
import { and, eq, inArray } from 'drizzle-orm';
import { kit } from '#db/kit';
import { many, prepared } from '#db/prepared';
import { referrals } from '#db/schema/members/activity';
import { pointAdjustments } from '#db/schema/members/adjustments';
import { audienceNames } from '#db/schema/members/audienceNames';
import { members } from '#db/schema/members/members';
import { type CauseSource, UNNAMED } from './causes.ts';

/** Ids of our own among those that entries name. */
export const numbersOf = (sourceIds: readonly string[]): number[] =>
  sourceIds.map(Number).filter((id) => Number.isSafeInteger(id) && id > 0);

const levelsOf = prepared({ keys: many(audienceNames.key) }, (q, { keys }) =>
  q
    .select({ key: audienceNames.key, names: audienceNames.names })
    .from(audienceNames)
    .where(and(eq(audienceNames.kind, 'levels'), inArray(audienceNames.key, keys))),
);

const referee = kit.alias(members, 'referee');
const referralsOf = prepared({ ids: many(referrals.id) }, (q, { ids }) =>
  q
    .select({ id: referrals.id, by: members.externalId, of: referee.externalId })
    .from(referrals)
    .innerJoin(members, eq(members.id, referrals.referrerId))
    .innerJoin(referee, eq(referee.id, referrals.refereeId))
    .where(inArray(referrals.id, ids)),
);

const adjustmentsOf = prepared({ ids: many(pointAdjustments.id) }, (q, { ids }) =>
  q
    .select({ id: pointAdjustments.id, name: pointAdjustments.fileName })
    .from(pointAdjustments)
    .where(inArray(pointAdjustments.id, ids)),
);

/** Also a file of opening balances is an adjustment. */
const loadAdjustments: CauseSource['load'] = async (db, sourceIds) => {
  const rows = await adjustmentsOf(db, { ids: numbersOf(sourceIds) });
  return new Map(
    rows.map(({ id, name }) => [
      String(id),
      { ...UNNAMED, record: { resource: 'pointAdjustments', id }, name },
    ]),
  );
};

export const MEMBER_CAUSES: readonly CauseSource[] = [
  {
    source: 'level',
    load: async (db, keys) =>
      new Map(
        (await levelsOf(db, { keys: [...keys] })).map(({ key, names }) => [
          key,
          { ...UNNAMED, names },
        ]),
      ),
  },
  {
    source: 'referral',
    load: async (db, sourceIds) =>
      new Map(
        (await referralsOf(db, { ids: numbersOf(sourceIds) })).map(({ id, by, of }) => [
          String(id),
          { ...UNNAMED, name: `${by} → ${of}` },
        ]),
      ),
  },
  { source: 'adjustment', load: loadAdjustments },
  { source: 'import', load: loadAdjustments },
];
