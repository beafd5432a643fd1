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
import { query } from '#db/statements';
import { whyNotGiven } from '#rules/promotions/coupons';
import { message } from '#shared/fields';
import { checkAudience } from '../../platform/audiences/known.ts';
import { invalid } from '../../platform/http/errors.ts';
import { findRow, getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { countUnclaimed } from '../coupons/unclaimed.ts';
import { namedCondition } from '../scopes/scopeSql.ts';

type Placed = Pick<MemberActivityInput, 'campaignId' | 'startsAt' | 'endsAt'>;
/** It lies within its campaign, which is not archived. */
export const checkCampaign = async (tx: Db, { campaignId, startsAt, endsAt }: Placed) => {
  const campaign = await findRow(tx, campaigns, campaignId);
  if (!campaign) throw invalid({ campaignId: 'errors.notFound' });
  if (campaign.archivedAt !== null) throw invalid({ campaignId: 'campaigns.errors.archived' });
  if (startsAt < campaign.startsAt)
    throw invalid({ startsAt: 'memberActivities.errors.beforeCampaign' });
  if (campaign.endsAt !== null && endsAt > campaign.endsAt)
    throw invalid({ endsAt: 'memberActivities.errors.afterCampaign' });
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

/** The key of what is wrong with a batch whose codes entries give; null where nothing is. */
const batchError = async (tx: Db, { now }: Writer, batchId: number): Promise<string | null> => {
  const batch = await findRow(tx, couponBatches, batchId);
  if (!batch) return 'errors.notFound';
  const promotion = await getRow(tx, promotions, batch.promotionId);
  const fault = whyNotGiven(batch, promotion, now);
  if (fault === 'shared') return 'memberActivities.errors.sharedCode';
  // Codes that are valid later are given from now on.
  if (fault !== null && fault !== 'notStarted') return `coupons.errors.${fault}`;
  if (batch.claim.open || batch.claim.event !== null) return 'memberActivities.errors.freeCodes';
  return batch.claim.bound ? null : 'memberActivities.errors.unboundCodes';
};

const checkBatches = async (tx: Db, writer: Writer, { batchId, prizes }: MemberActivityInput) => {
  const error = batchId === null ? null : await batchError(tx, writer, batchId);
  if (error) throw invalid({ batchId: error });
  for (const [index, prize] of prizes.entries()) {
    const wrong = prize.batchId === null ? null : await batchError(tx, writer, prize.batchId);
    if (wrong) throw invalid({ prizes: { [index]: { batchId: wrong } } });
  }
};

/** Whether codes of the batch are for the product: its promotion names it, and does not exclude it. */
const isForProduct = async (tx: Db, promotionId: number, productId: number) => {
  const { scope } = (await findRow(tx, promotions, promotionId))?.terms ?? {};
  const included = await namedCondition(tx, scope?.include ?? []);
  if (!included) return false;
  const excluded = await namedCondition(tx, scope?.exclude ?? []);
  const without = excluded ? ` and not coalesce(${excluded.sql}, 1 = 0)` : '';
  const found = await query(
    tx,
    `select v.id from variants v join products p on p.id = v.product_id
     where p.id = ? and ${included.sql}${without} limit 1`,
    [productId, ...included.values, ...(excluded?.values ?? [])],
  );
  return found.length > 0;
};

/** Of a reservation: its code is the right to buy the product, within the validity of the batch. */
const checkReservation = async (tx: Db, input: MemberActivityInput, entryCount: number) => {
  const { productId, batchId, maxEntries } = input;
  if (productId === null || batchId === null || maxEntries === null) return;
  const product = await findRow(tx, products, productId);
  if (!product) throw invalid({ productId: 'errors.notFound' });
  if (product.status === 'archived')
    throw invalid({ productId: 'memberActivities.errors.productArchived' });
  const batch = await findRow(tx, couponBatches, batchId);
  if (!batch) return;
  if (batch.validFrom === null || batch.validUntil === null)
    throw invalid({ batchId: 'memberActivities.errors.noBuyingWindow' });
  if (!(await isForProduct(tx, batch.promotionId, productId)))
    throw invalid({ batchId: 'memberActivities.errors.otherGoods' });
  const left = Number((await countUnclaimed(tx, { batchId }))[0]?.codes ?? 0);
  if (maxEntries - entryCount > left)
    throw invalid({ maxEntries: message('memberActivities.errors.tooFewCodes', { left }) });
};

/** `known`: the activity as it was, null for a new one. */
export const checkActivity = async (
  tx: Db,
  writer: Writer,
  input: MemberActivityInput,
  known: { id: number; entryCount: number } | null,
) => {
  await checkCampaign(tx, input);
  await checkCode(tx, input.code, known?.id ?? null);
  await checkLevels(tx, writer, input);
  await checkBatches(tx, writer, input);
  if (input.kind === 'reservation') await checkReservation(tx, input, known?.entryCount ?? 0);
};
