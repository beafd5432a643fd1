/** Gives a coupon or points that were promised, by the ways by which staff give them otherwise, once. */
import type { Remedy, RemedyNamed } from '#contract/service/remedies';
import type { Terms } from '#contract/promotions/terms';
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { couponBatches, coupons } from '#db/schema/promotions/coupons';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';
import type { caseRemedies } from '#db/schema/service/remedies';
import { message } from '#shared/fields';
import { createAdjustment } from '../../members/adjustments/create.ts';
import { loadPeople } from '../../members/people/load.ts';
import { loadProgramme } from '../../members/programme/load.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { findRow, updateRow } from '../../platform/records/records.ts';
import { issueCodes } from '../../promotions/coupons/issue.ts';
import type { CaseActing, CaseRow } from '../cases/caseKinds.ts';
import { roleOf } from '../caseRefunds/load.ts';
import { fixedWorth, pointsFor } from './rules.ts';

type Given = Partial<typeof caseRemedies.$inferInsert>;

const receiverOf = async (tx: Db, { memberId }: CaseRow): Promise<number> => {
  if (memberId === null) throw conflict('cases.errors.remedyWithoutMember');
  return (await loadPeople(tx, [memberId])).primaryOf(memberId);
};

/** Within the limits of goodwill; above them somebody else approves the points, and only then they are given. */
const givePoints = async (
  tx: Db,
  acting: CaseActing,
  row: CaseRow,
  { amount }: Remedy,
): Promise<Given> => {
  const policy = (await loadProgramme(tx, acting.now))?.terms.spending ?? null;
  if (policy === null || amount === null) throw conflict('cases.errors.pointsWithoutWorth');
  const { id, excess } = await createAdjustment(tx, acting, await roleOf(tx, acting), {
    memberId: await receiverOf(tx, row),
    points: pointsFor(policy, amount),
    growth: 0,
    reason: 'goodwill',
    caseNumber: row.number,
    note: null,
    happenedOn: null,
    lastDay: null,
  });
  return { pointAdjustmentId: id, doneAt: excess === null ? acting.now : null };
};

const termsOfPromotion = prepared({ id: promotions.id }, (q, { id }) =>
  q
    .select({ terms: promotionRevisions.terms })
    .from(promotions)
    .innerJoin(
      promotionRevisions,
      and(
        eq(promotionRevisions.promotionId, promotions.id),
        eq(promotionRevisions.revision, promotions.liveRevision),
      ),
    )
    .where(eq(promotions.id, id)),
);
const worthOfCode = async (tx: Db, promotionId: number): Promise<number | null> => {
  const [found] = await termsOfPromotion(tx, { id: promotionId });
  const rewards: Terms['rewards'] = found?.terms.rewards ?? [];
  return fixedWorth(rewards);
};

/** A code that is worth no more than was promised; whether one without a fixed amount is, a manager decides. */
const giveCoupon = async (
  tx: Db,
  acting: CaseActing,
  row: CaseRow,
  { id, amount }: Remedy,
  batchId: number | null,
): Promise<Given> => {
  if (batchId === null) throw invalid({ input: { batchId: 'ra.validation.required' } });
  const batch = await findRow(tx, couponBatches, batchId);
  if (!batch) throw invalid({ input: { batchId: 'errors.notFound' } });
  const worth = await worthOfCode(tx, batch.promotionId);
  const isTooMuch = worth === null ? acting.party !== 'manager' : worth > (amount ?? 0);
  if (isTooMuch)
    throw invalid({
      input: {
        batchId:
          worth === null
            ? 'cases.errors.couponWithoutWorth'
            : message('cases.errors.couponAbove', { amount: amount ?? 0, worth }),
      },
    });
  const memberIds = [await receiverOf(tx, row)];
  const [issued] = await issueCodes(tx, acting, batchId, { memberIds });
  if (!issued) throw conflict('coupons.errors.nobody');
  await updateRow(tx, coupons, issued.couponId, { cause: `remedy:${id}` });
  return { couponId: issued.couponId, doneAt: acting.now };
};

/** What the remedy is written with. */
export const giveRemedy = (
  tx: Db,
  acting: CaseActing,
  row: CaseRow,
  remedy: Remedy,
  { batchId }: Pick<RemedyNamed, 'batchId'>,
): Promise<Given> => {
  if (remedy.kind === 'points') return givePoints(tx, acting, row, remedy);
  if (remedy.kind === 'coupon') return giveCoupon(tx, acting, row, remedy, batchId);
  throw invalid({ input: { does: 'cases.errors.notGiven' } });
};
