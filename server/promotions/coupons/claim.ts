/** Lets a member claim a code of a batch. */
import type { ClaimInput } from '#contract/promotions/coupons/issuing';
import { containsLevel } from '#rules/platform/audiences';
import { isWithdrawnCause } from '#rules/promotions/coupons';
import type { Db } from '#db';
import { couponBatches } from '#db/schema/promotions/coupons';
import { openLevels } from '../../members/levels/load.ts';
import { findNamedMember } from '../../members/members/byExternalId.ts';
import { refuseErasedIn } from '../../members/erased/refuse.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { findRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { checkIssuable, loadGivenPromotions } from './issuable.ts';
import { codesOfMember, issueOne } from './issueOne.ts';

/** Claims a code for a member, from a batch that is open to claims. */
export const claimCoupon = async (tx: Db, writer: Writer, { batchId, member }: ClaimInput) => {
  const batch = await findRow(tx, couponBatches, batchId);
  if (!batch || !batch.claim.open) throw invalid({ batchId: 'coupons.errors.notOpen' });
  const promotion = (await loadGivenPromotions(tx, [batch]))(batch);
  checkIssuable(batch, promotion, writer.now, false);
  const known = await findNamedMember(tx, member);
  if (!known) throw invalid({ member: 'errors.notFound' });
  refuseErasedIn('member', known);
  const levelOf = await openLevels(tx, [known.id]);
  const { perMember } = batch.claim;
  const facts = levelOf(known.id, writer.now);
  if (!containsLevel({ ...batch.claim, segments: [] }, facts))
    throw conflict('coupons.errors.otherLevel');
  if (!containsLevel(batch.claim, facts)) throw conflict('coupons.errors.otherSegment');
  // A revoked code counts, so that nobody gets around that; one withdrawn with its level was never the member's own doing.
  const held = (await codesOfMember(tx, { memberId: known.id, batchId })).filter(
    ({ cause }) => !isWithdrawnCause(cause),
  );
  if (held.length >= perMember)
    throw conflict('coupons.errors.claimLimit', { codes: held.map(({ code }) => code) });
  const issued = await issueOne(tx, writer, batch, promotion, known.id, 'claim');
  if (!issued) throw conflict('coupons.errors.noneLeft');
  return issued;
};
