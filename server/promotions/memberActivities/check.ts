/** Refuses activities that name what does not exist, or whose codes members could get without entering. */
import { eq } from 'drizzle-orm';
import type { MemberActivityInput } from '#contract/promotions/memberActivities';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { products } from '#db/schema/catalog/products';
import { campaigns } from '#db/schema/promotions/campaigns';
import { couponBatches } from '#db/schema/promotions/coupons';
import { memberActivities } from '#db/schema/promotions/memberActivities';
import { promotions } from '#db/schema/promotions/promotions';
import { outsideCampaign } from '#rules/promotions/memberActivities';
import { message } from '#shared/fields';
import { checkAudience } from '../../platform/audiences/known.ts';
import { invalid } from '../../platform/http/errors.ts';
import { findRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { givenCodesError } from '../coupons/givenCodes.ts';
import { countUnclaimed } from '../coupons/unclaimed.ts';
import { namingOf } from '../scopes/namingOf.ts';
import type { MemberActivityRow, PrizeRow } from './record.ts';

type Placed = Pick<MemberActivityInput, 'campaignId' | 'startsAt' | 'endsAt'>;
/** It lies within its campaign, which is not archived. */
export const checkCampaign = async (tx: Db, { campaignId, startsAt, endsAt }: Placed) => {
  const campaign = await findRow(tx, campaigns, campaignId);
  if (!campaign) throw invalid({ campaignId: 'errors.notFound' });
  if (campaign.archivedAt !== null) throw invalid({ campaignId: 'campaigns.errors.archived' });
  const outside = outsideCampaign({ startsAt, endsAt }, campaign);
  if (outside.startsAt) throw invalid({ startsAt: outside.startsAt });
  if (outside.endsAt) throw invalid({ endsAt: outside.endsAt });
};

const byCode = prepared({ code: memberActivities.code }, (q, { code }) =>
  q
    .select({ id: memberActivities.id })
    .from(memberActivities)
    .where(eq(memberActivities.code, code)),
);
const checkCode = async (tx: Db, code: string, id: number | null) => {
  const [known] = await byCode(tx, { code });
  if (known && known.id !== id) throw invalid({ code: 'errors.taken' });
};

const checkLevels = async (tx: Db, writer: Writer, { audience, byLevel }: MemberActivityInput) => {
  await checkAudience(tx, writer, audience, (errors) => ({ audience: errors }));
  for (const [index, { fromLevel }] of byLevel.entries())
    await checkAudience(tx, writer, { levels: [], fromLevel }, ({ fromLevel: error }) => ({
      byLevel: { [index]: { fromLevel: error ?? 'audiences.errors.unknown.levels' } },
    }));
};

/** The activity as it was, null for a new one: what did not change is not refused because time has passed. */
type Known = Pick<
  MemberActivityRow,
  'id' | 'entryCount' | 'batchId' | 'productId' | 'maxEntries'
> & {
  prizes: readonly Pick<PrizeRow, 'batchId'>[];
};
const isRaised = ({ maxEntries }: MemberActivityInput, known: Known) =>
  known.maxEntries !== null && (maxEntries === null || maxEntries > known.maxEntries);

const checkBatches = async (
  tx: Db,
  writer: Writer,
  input: MemberActivityInput,
  known: Known | null,
) => {
  const errorOf = async (batchId: number | null, before: number | null | undefined) =>
    batchId === null || batchId === before
      ? null
      : givenCodesError(tx, writer, 'memberActivities', batchId);
  const error = await errorOf(
    input.batchId,
    known && !isRaised(input, known) ? known.batchId : null,
  );
  if (error) throw invalid({ batchId: error });
  for (const [index, prize] of input.prizes.entries()) {
    const wrong = await errorOf(prize.batchId, known?.prizes[index]?.batchId);
    if (wrong) throw invalid({ prizes: { [index]: { batchId: wrong } } });
  }
};

/** Whether codes of the batch are for the product: its promotion names it, and does not exclude it. */
const isForProduct = async (tx: Db, promotionId: number, productId: number) => {
  const promotion = await findRow(tx, promotions, promotionId);
  return promotion !== undefined && (await namingOf(tx, productId))(promotion.terms.scope);
};

const checkProduct = async (tx: Db, productId: number) => {
  const product = await findRow(tx, products, productId);
  if (!product) throw invalid({ productId: 'errors.notFound' });
  if (product.status === 'archived')
    throw invalid({ productId: 'memberActivities.errors.productArchived' });
};

const checkWindow = async (tx: Db, productId: number, batchId: number) => {
  const batch = await findRow(tx, couponBatches, batchId);
  if (!batch) return;
  if (batch.validFrom === null || batch.validUntil === null)
    throw invalid({ batchId: 'memberActivities.errors.noBuyingWindow' });
  if (!(await isForProduct(tx, batch.promotionId, productId)))
    throw invalid({ batchId: 'memberActivities.errors.otherGoods' });
};

/** Of a reservation: its code is the right to buy the product, within the validity of the batch. */
const checkReservation = async (tx: Db, input: MemberActivityInput, known: Known | null) => {
  const { productId, batchId, maxEntries } = input;
  if (productId === null || batchId === null || maxEntries === null) return;
  const [otherProduct, otherBatch] = [productId !== known?.productId, batchId !== known?.batchId];
  if (otherProduct) await checkProduct(tx, productId);
  if (otherProduct || otherBatch) await checkWindow(tx, productId, batchId);
  if (known && !otherBatch && !isRaised(input, known)) return;
  const left = Number((await countUnclaimed(tx, { batchId }))[0]?.codes ?? 0);
  if (maxEntries - (known?.entryCount ?? 0) > left)
    throw invalid({ maxEntries: message('memberActivities.errors.tooFewCodes', { left }) });
};

export const checkActivity = async (
  tx: Db,
  writer: Writer,
  input: MemberActivityInput,
  known: Known | null,
) => {
  await checkCampaign(tx, input);
  await checkCode(tx, input.code, known?.id ?? null);
  await checkLevels(tx, writer, input);
  await checkBatches(tx, writer, input, known);
  if (input.kind === 'reservation') await checkReservation(tx, input, known);
};
