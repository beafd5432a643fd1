/** Issues one code of a batch to one member. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { IssuedBy } from '#contract/promotions/coupons/issuing';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { coupons } from '#db/schema/promotions/coupons';
import { type GivenPromotion, maskCode } from '#rules/promotions/coupons';
import { loadPeople } from '../../members/people/load.ts';
import { recordActivity } from '../../platform/activities/record.ts';
import { updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { BatchRow } from './record.ts';
import { messageGiven } from './messageGiven.ts';
import { tellIssued } from './tellCoupons.ts';
import { nextUnclaimed } from './unclaimed.ts';
import { validUntilOf } from './issuable.ts';

const codesOfRecords = prepared(
  { memberIds: many(coupons.memberId), batchId: coupons.batchId },
  (q, { memberIds, batchId }) =>
    q
      .select({ code: coupons.code, cause: coupons.cause })
      .from(coupons)
      .where(and(inArray(coupons.memberId, memberIds), eq(coupons.batchId, batchId)))
      .orderBy(asc(coupons.id)),
);
/** The codes of the batch that the member was given, with whichever record. */
export const codesOfMember = async (
  db: Db,
  { memberId, batchId }: { memberId: number; batchId: number },
) =>
  codesOfRecords(db, {
    memberIds: (await loadPeople(db, [memberId])).recordsOf(memberId),
    batchId,
  });

/** Issues one code of the batch to one member; null when none is left. `cause`: of what is given once. */
export const issueOne = async (
  tx: Db,
  writer: Writer,
  batch: BatchRow,
  promotion: Pick<GivenPromotion, 'startsAt'>,
  memberId: number,
  by: IssuedBy,
  cause: string | null = null,
) => {
  const [code] = await nextUnclaimed(tx, { batchId: batch.id });
  if (!code) return null;
  const validUntil = validUntilOf(batch, promotion, writer);
  await updateRow(tx, coupons, code.id, {
    memberId,
    claimedAt: writer.now,
    issuedBy: by,
    cause,
    validUntil,
  });
  await recordActivity(tx, {
    actor: writer.actor,
    at: writer.now,
    resource: 'coupons',
    recordId: code.id,
    recordName: maskCode(batch.prefix),
    verb: 'issue',
    after: { memberId, by, batchId: batch.id, ...(cause !== null && { cause }) },
  });
  const issued = { couponId: code.id, code: code.code, memberId };
  // Whoever claims a code sees it in the shop.
  if (by === 'event')
    await messageGiven(tx, writer, batch, [issued], validUntil ?? batch.validUntil);
  await tellIssued(tx, writer, batch, [issued], {
    issuedBy: by,
    validUntil: validUntil ?? batch.validUntil,
  });
  return { couponId: code.id, code: code.code, validUntil: validUntil ?? batch.validUntil };
};
