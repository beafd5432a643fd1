/** Records of one person in the demo store: two that may be one, and two that a manager has merged. */
import { and, asc, eq, gt, isNotNull } from 'drizzle-orm';
import { MemberInput } from '#contract/members/members';
import type { Connection } from '#db';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { upsertMembers } from '#server/members/members/actions';
import { findPairs, savePairs } from '#server/members/merges/find';
import { mergeRecord } from '#server/members/merges/merge';
import type { Writer } from '#server/platform/records/writer';
import { dayOf } from '#shared/days';
import { plannersOf } from '../promotions/staff.ts';

const PAIRS = 2;

/** Members who have bought and can be called. */
const buyers = prepared({ orders: members.orderCount, country: members.country }, (q, values) =>
  q
    .select({ id: members.id, externalId: members.externalId, phone: members.phone })
    .from(members)
    .where(
      and(
        gt(members.orderCount, values.orders),
        eq(members.country, values.country),
        isNotNull(members.phone),
      ),
    )
    .orderBy(asc(members.id))
    .limit(PAIRS * 2),
);

/** Of each pair the second registered again, with the phone of the first. A store too small for them has none. */
export const writeMerges = async (connection: Connection, now: Writer): Promise<void> => {
  const [first, again, member, record] = await buyers(connection.db, {
    orders: 0,
    country: 'China',
  });
  if (!first || !again || !member || !record) return;
  await connection.transaction(async (tx) => {
    const { manager } = await plannersOf(tx);
    const sent = [
      { externalId: again.externalId, phone: first.phone },
      { externalId: record.externalId, phone: member.phone },
    ];
    await upsertMembers(
      tx,
      now,
      sent.map((one) => MemberInput.parse({ ...one, updatedAt: now.now })),
    );
    const day = dayOf(now.now, now.settings.timeZone);
    await savePairs(tx, now.now, await findPairs(tx, day));
    await mergeRecord(tx, { ...now, actor: manager }, member.id, {
      recordId: record.id,
      reason: '手机号相同，门店与商城各注册了一次',
    });
  });
};
