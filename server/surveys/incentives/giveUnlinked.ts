/** Gives a code for an anonymous answer: nothing of it tells when it was given, so that no answer can be found by it. */
import type { Db } from '#db';
import { couponBatches, coupons } from '#db/schema/promotions/coupons';
import type { surveyInvitations } from '#db/schema/surveys/distributions';
import { statement } from '#db/statements';
import { getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadGivenPromotions, validUntilOf } from '../../promotions/coupons/issuable.ts';

/** Any of those that are left: in the order of the codes they would tell in which order the answers came. */
const anyUnclaimed = statement<{ id: number }>(
  `select id from coupons where batch_id = ? and claimed_at is null and revoked_at is null
   order by random() limit 1`,
);
/**
 * It counts as given when the invitation was sent, and its days begin when the invitation ends: they are never fewer than
 * promised. Neither an activity nor an event is recorded, because both carry an instant. Null where none is left.
 */
export const giveUnlinkedCode = async (
  tx: Db,
  writer: Writer,
  {
    batchId,
    invitation,
    memberId,
    id: distributionId,
  }: {
    batchId: number;
    invitation: typeof surveyInvitations.$inferSelect;
    memberId: number;
    id: number;
  },
): Promise<{ couponId: number; givenAt: number } | null> => {
  const [code] = await anyUnclaimed(tx, batchId);
  if (!code) return null;
  const batch = await getRow(tx, couponBatches, batchId);
  const promotion = (await loadGivenPromotions(tx, [batch]))(batch);
  const givenAt = invitation.sentAt ?? invitation.decidedAt;
  const couponId = Number(code.id);
  await updateRow(tx, coupons, couponId, {
    memberId,
    claimedAt: givenAt,
    issuedBy: 'survey',
    cause: `survey:${distributionId}`,
    validUntil: validUntilOf(batch, promotion, { ...writer, now: invitation.expiresAt ?? givenAt }),
  });
  return { couponId, givenAt };
};
