/** One member of the demo store who asked to be erased: the page shows what is left. */
import { and, desc, eq, gt, lt } from 'drizzle-orm';
import type { Actor } from '#contract/platform/activities';
import type { Connection } from '#db';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import {
  eraseInTransaction,
  finishErasure,
  loadBlocks,
  loadKeeps,
} from '#server/members/erasure/eraseMember';
import type { Writer } from '#server/platform/records/writer';

const DAY = 86_400_000;
/** Accounts are made after the store. */
const OWNER: Actor = { kind: 'staff', id: null, name: 'Owner' };

/** Members who bought, and not of late. */
const candidates = prepared(
  { orders: members.orderCount, before: members.lastOrderAt, provisional: members.provisional },
  (q, { orders, before, provisional }) =>
    q
      .select({ id: members.id })
      .from(members)
      .where(
        and(
          gt(members.orderCount, orders),
          lt(members.lastOrderAt, before),
          eq(members.provisional, provisional),
        ),
      )
      .orderBy(desc(members.id))
      .limit(100),
);

/** A store so small that it has no such member erases nobody. */
export const writeErasure = async (connection: Connection, now: Writer): Promise<void> => {
  const writer = { ...now, actor: OWNER, now: now.now - 2 * DAY };
  const found = await candidates(connection.db, {
    orders: 2,
    before: now.now - 10 * DAY,
    provisional: false,
  });
  for (const { id } of found) {
    if ((await loadBlocks(connection.db, id, writer.now)).length > 0) continue;
    // Nobody works on with what can no longer be answered.
    if ((await loadKeeps(connection.db, id, now.now)).length > 0) continue;
    await connection.transaction((tx) =>
      eraseInTransaction(tx, writer, id, { erasedAt: writer.now, after: { ground: 'request' } }),
    );
    return finishErasure(connection);
  }
};
