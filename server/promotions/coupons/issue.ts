/** Lets staff issue codes of a batch to many members. */
import type { IssueInput } from '#contract/promotions/coupons/issuing';
import type { Db } from '#db';
import { couponBatches } from '#db/schema/promotions/coupons';
import { query } from '#db/statements';
import { recordActivity } from '../../platform/activities/record.ts';
import { checkAudience } from '../../platform/audiences/known.ts';
import { conflict, HttpError } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import { message } from '#shared/fields';
import type { Writer } from '../../platform/records/writer.ts';
import { checkIssuable, loadGivenPromotions, validUntilOf } from './issuable.ts';
import { recipients } from './recipients.ts';
import { messageGiven } from './messageGiven.ts';
import { type IssuedCoupon, tellIssued } from './tellCoupons.ts';
import { countUnclaimed } from './unclaimed.ts';

/** Issues one code to each selected member. */
export const issueCodes = async (
  tx: Db,
  writer: Writer,
  batchId: number,
  input: IssueInput,
): Promise<IssuedCoupon[]> => {
  const batch = await getRow(tx, couponBatches, batchId);
  const promotion = (await loadGivenPromotions(tx, [batch]))(batch);
  checkIssuable(batch, promotion, writer.now, true);
  await checkAudience(
    tx,
    writer,
    {
      levels: input.level ? [input.level] : [],
      fromLevel: input.fromLevel,
      groups: input.group ? [input.group] : [],
      segments: input.segment ? [input.segment] : [],
    },
    ({ levels, groups, segments, fromLevel }) => ({
      ...(fromLevel !== undefined && { fromLevel }),
      ...(levels !== undefined && { level: 'audiences.errors.unknown.levels' }),
      ...(segments !== undefined && { segment: 'audiences.errors.unknown.segments' }),
      ...(groups !== undefined && { group: 'audiences.errors.unknown.groups' }),
    }),
  );
  const { sql, values } = await recipients(tx, batch, input, writer.now);
  const [wanted] = await query<{ n: number }>(
    tx,
    `select count(*) as n from (${sql}) as selected`,
    values,
  );
  const left = Number((await countUnclaimed(tx, { batchId }))[0]?.codes ?? 0);
  const codes = Number(wanted?.n ?? 0);
  if (codes === 0) throw conflict('coupons.errors.nobody');
  if (codes > left)
    throw new HttpError(409, message('coupons.errors.tooFew', { wanted: codes, left }));
  // By hand: one statement assigns a code to each member, however many there are.
  const validUntil = validUntilOf(batch, promotion, writer);
  const issued = await query<IssuedCoupon>(
    tx,
    `update coupons set member_id = pairs.member_id, claimed_at = ?, issued_by = 'staff', valid_until = ?
     from (select free.id as coupon_id, selected.id as member_id
           from (${sql}) as selected
           join (select id, row_number() over (order by id) as n from coupons
                 where batch_id = ? and claimed_at is null and revoked_at is null) as free on free.n = selected.n) as pairs
     where coupons.id = pairs.coupon_id
     returning coupons.id as "couponId", coupons.code as code, coupons.member_id as "memberId"`,
    [writer.now, validUntil, ...values, batchId],
  );
  await tellIssued(tx, writer, batch, issued, {
    issuedBy: 'staff',
    validUntil: validUntil ?? batch.validUntil,
  });
  await messageGiven(tx, writer, batch, issued, validUntil ?? batch.validUntil);
  await recordActivity(tx, {
    actor: writer.actor,
    at: writer.now,
    resource: 'couponBatches',
    recordId: batchId,
    recordName: batch.name,
    verb: 'issue',
    after: { ...input, codes },
  });
  return issued;
};

/** The same; returns their number. */
export const issueCoupons = async (...asked: Parameters<typeof issueCodes>): Promise<number> =>
  (await issueCodes(...asked)).length;
