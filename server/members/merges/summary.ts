/** What a record has, or a member with all of theirs. */
import { inArray, sql } from 'drizzle-orm';
import type { RecordSummary } from '#contract/members/merges';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { getRow } from '../../platform/records/records.ts';
import { loadGrowthTotals } from '../growth/totals.ts';
import { showLevels } from '../levels/show.ts';
import { loadPeople } from '../people/load.ts';
import { loadBalance } from '../points/loadBalance.ts';
import { countHeldCodes } from './heldCodes.ts';

const ordersOf = prepared({ ids: many(members.id) }, (q, { ids }) =>
  q
    .select({ orders: sql<number>`coalesce(sum(${members.orderCount}), 0)` })
    .from(members)
    .where(inArray(members.id, ids)),
);

/** Personal data in the clear: whoever shows it masks it for roles that may not see it. */
export const loadSummary = async (db: Db, id: number, now: number): Promise<RecordSummary> => {
  const row = await getRow(db, members, id);
  const ids = (await loadPeople(db, [id])).recordsOf(id);
  const growth = await loadGrowthTotals(db, ids);
  const { externalId, name, phone, email, address, birthday, joinedAt, marketingConsent } = row;
  return {
    id,
    externalId,
    name,
    phone,
    email,
    address,
    birthday,
    joinedAt,
    marketingConsent,
    level: (await showLevels(db, id, now)).level,
    balance: await loadBalance(db, id, now),
    growth: [...growth.values()].reduce((sum, one) => sum + one, 0),
    orderCount: Number((await ordersOf(db, { ids }))[0]?.orders ?? 0),
    coupons: await countHeldCodes(db, id, now),
  };
};
