/** Issues codes of the batches that an event triggers. */
import { and, eq, getTableColumns, isNull, like } from 'drizzle-orm';
import type { IssueEvent } from '#contract/promotions/coupons';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { couponBatches } from '#db/schema/promotions/coupons';
import type { Writer } from '../../platform/records/writer.ts';
import { codesOfMember, issueOne } from './issueOne.ts';
import type { BatchRow } from './record.ts';

const batchesWithEvent = prepared({}, (q) =>
  q
    .select(getTableColumns(couponBatches))
    .from(couponBatches)
    .where(
      and(
        isNull(couponBatches.revokedAt),
        eq(couponBatches.kind, 'unique'),
        like(couponBatches.claim, '%"event":"%'),
      ),
    ),
);

/** From when on events count for a batch: from its start, or else from its creation. */
const countsFrom = ({ validFrom, createdAt }: BatchRow) => validFrom ?? createdAt;

/**
 * Issues codes of the batches that an event triggers; a member gets at most as many as the batch allows. What happened
 * before a batch began counts for nothing, however late its message arrives.
 */
export const issueForEvents = async (
  tx: Db,
  writer: Writer,
  happened: readonly { memberId: number; event: IssueEvent; at: number }[],
) => {
  // Only events that the store sends count; imported ones happened in the past.
  if (happened.length === 0 || writer.actor.kind !== 'key') return;
  for (const batch of await batchesWithEvent(tx)) {
    if (batch.validUntil !== null && batch.validUntil <= writer.now) continue;
    if (batch.validFrom !== null && batch.validFrom > writer.now) continue;
    for (const { memberId, event, at } of happened) {
      if (event !== batch.claim.event || at < countsFrom(batch)) continue;
      const held = await codesOfMember(tx, { memberId, batchId: batch.id });
      if (held.length >= batch.claim.perMember) continue;
      // The event is written even when no code is left.
      if (!(await issueOne(tx, writer, batch, memberId, 'event'))) break;
    }
  }
};
