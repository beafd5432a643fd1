/** One variant's price over time: which prices apply and why, what was shown, and what is planned. */
import { asc, eq, sql } from 'drizzle-orm';
import { FOREVER } from '#contract/pricing/prices';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { variants } from '#db/schema/catalog/products';
import { competitorOffers, competitorPrices } from '#db/schema/pricing/competitors';
import { priceEvents } from '#db/schema/pricing/prices';
import { getRow } from '../../platform/records/records.ts';
import { announcedReductionBps, priorPrice, reductionAt, stepsOf } from '../priceEvents/rules.ts';
import { loadSpans } from '../shownSpans/load.ts';
import { isShownAt, shownUntil, stepsWithin } from '../shownSpans/rules.ts';
import { loadLog } from './readLog.ts';
import { loadPriceLists } from './readLists.ts';
import { loadPrices } from './read.ts';
import { publicly, resolvePrice } from './rules.ts';

const eventsOfVariant = prepared({ variantId: priceEvents.variantId }, (q, { variantId }) =>
  q
    .select({
      id: priceEvents.id,
      effectiveAt: priceEvents.effectiveAt,
      recordedAt: priceEvents.recordedAt,
      amount: priceEvents.amount,
      originalAmount: priceEvents.originalAmount,
      cause: priceEvents.cause,
      batchId: priceEvents.batchId,
      actorName: priceEvents.actorName,
    })
    .from(priceEvents)
    .where(eq(priceEvents.variantId, variantId))
    .orderBy(asc(priceEvents.effectiveAt), asc(priceEvents.id)),
);

/** `own` and `inStock` are returned as 0 or 1, as they are stored. */
const competitorPricesOfVariant = prepared(
  { variantId: competitorOffers.variantId },
  (q, { variantId }) =>
    q
      .select({
        id: competitorPrices.id,
        seller: competitorOffers.seller,
        own: sql<number>`${competitorOffers.own}`,
        amount: competitorPrices.amount,
        shipping: competitorPrices.shipping,
        inStock: sql<number>`${competitorPrices.inStock}`,
        observedAt: competitorPrices.observedAt,
      })
      .from(competitorPrices)
      .innerJoin(competitorOffers, eq(competitorOffers.id, competitorPrices.offerId))
      .where(eq(competitorOffers.variantId, variantId))
      .orderBy(asc(competitorPrices.observedAt)),
);

export const loadVariantTimeline = async (db: Db, variantId: number, now: number) => {
  await getRow(db, variants, variantId);
  const lists = await loadPriceLists(db);
  const rows = (await loadPrices(db, [variantId])).get(variantId) ?? [];
  const spans = (await loadSpans(db, [variantId])).get(variantId) ?? [];
  const steps = stepsWithin(stepsOf((await loadLog(db, [variantId])).get(variantId) ?? []), spans);
  const reduction = reductionAt(steps, now);
  const prior = reduction ? priorPrice(steps, reduction.at) : null;
  return {
    variantId,
    /** The instant of this answer. */
    at: now,
    now: resolvePrice(rows, lists, publicly(now)),
    lists: [...lists.values()],
    prices: rows.map((row) => ({ ...row, endsAt: row.endsAt === FOREVER ? null : row.endsAt })),
    steps: steps.filter(
      (step, index) =>
        step.amount !== steps[index - 1]?.amount ||
        step.originalAmount !== steps[index - 1]?.originalAmount,
    ),
    events: (await eventsOfVariant(db, { variantId }))
      .filter(({ effectiveAt }) => isShownAt(spans, effectiveAt))
      .map((event) => ({ ...event, shownUntil: shownUntil(steps, event.effectiveAt) })),
    competitors: await competitorPricesOfVariant(db, { variantId }),
    reduction: reduction && {
      since: reduction.at,
      priorAmount: prior,
      announcedBps: announcedReductionBps(prior, reduction.amount),
    },
    currentPriorAmount: priorPrice(steps, now),
  };
};
