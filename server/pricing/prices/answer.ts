/** Prices for whoever asks: the store's checkout with its own ids, staff with the reasons. */
import {
  FOREVER,
  type Judged,
  type PriceContext,
  type PriceListFacts,
  type StorePricesInput,
} from '#contract/pricing/prices';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { query } from '#db/statements';
import { notFound } from '../../platform/http/errors.ts';
import { announcedReductionBps, priorPrice, reductionAt, stepsOf } from '../priceEvents/rules.ts';
import { loadLog, loadPriceLists, loadPrices } from './read.ts';
import { publicly, resolvePrice } from './rules.ts';

/** The shopper's level and groups: as sent, else the member's own. */
const shopperOf = async (db: Db, { member, level, groups }: StorePricesInput) => {
  const [known] = member
    ? await query<{ level: string | null; groups: string }>(
        db,
        'select level, groups from members where external_id = ?',
        [member],
      )
    : [];
  return {
    level: level === undefined || level === null ? (known?.level ?? null) : level,
    groups: groups ?? (known ? (JSON.parse(known.groups) as string[]) : []),
    unknownMember: Boolean(member) && !known,
  };
};

interface Known {
  id: number;
  sku: string | null;
}
/** Variants by id and, of several with one SKU, the oldest. */
const variantsOf = async (db: Db, items: StorePricesInput['items']) => {
  const ids = items.flatMap(({ variantId }) => variantId ?? []);
  const skus = items.flatMap(({ sku }) => sku ?? []);
  const byId = await selectIn<Known>(
    db,
    'select id, sku from variants where id in (?)',
    ids,
    'integer',
  );
  const bySku = await selectIn<Known>(
    db,
    'select id, sku from variants where sku in (?) order by id desc',
    skus,
    'text',
  );
  return {
    byId: new Map(byId.map((row) => [row.id, row])),
    bySku: new Map(bySku.map((row) => [row.sku ?? '', row])),
  };
};

/** A verdict in the words of the store: codes of lists instead of our ids. */
const told = ({ row, verdict, lostTo }: Judged, lists: ReadonlyMap<number, PriceListFacts>) => ({
  priceId: row.id,
  list: lists.get(row.listId)?.code ?? null,
  minQuantity: row.minQuantity,
  amount: row.amount,
  startsAt: row.startsAt,
  endsAt: row.endsAt === FOREVER ? null : row.endsAt,
  verdict,
  ...(lostTo !== undefined && { lostTo }),
});

/** Prices of up to 500 variants for one shopper at one instant; an unknown variant has an error in its place. */
export const answerPrices = async (db: Db, input: StorePricesInput, now: number) => {
  const at = input.at ?? now;
  const { unknownMember, ...shopper } = await shopperOf(db, input);
  const { byId, bySku } = await variantsOf(db, input.items);
  const lists = await loadPriceLists(db);
  const ids = [...new Set([...byId.values(), ...bySku.values()].map(({ id }) => id))];
  const rows = await loadPrices(db, ids, input.explain ? {} : { at });
  const items = input.items.map(({ sku, variantId, quantity }) => {
    const variant = variantId === undefined ? bySku.get(sku ?? '') : byId.get(variantId);
    const asked = {
      ...(sku !== undefined && { sku }),
      ...(variantId !== undefined && { variantId }),
      quantity,
    };
    if (!variant) return { ...asked, error: 'prices.errors.unknownVariant' };
    const context: PriceContext = { quantity, channel: input.channel ?? null, at, ...shopper };
    const resolved = resolvePrice(rows.get(variant.id) ?? [], lists, context);
    // A price of nothing is one that nobody has set.
    if (!resolved.amount)
      return { ...asked, variantId: variant.id, error: 'prices.errors.noPrice' };
    const winner = resolved.judged.find(({ verdict }) => verdict === 'current');
    return {
      ...asked,
      variantId: variant.id,
      sku: variant.sku,
      amount: resolved.amount,
      originalAmount: resolved.originalAmount,
      priceId: winner?.row.id ?? null,
      list: winner ? (lists.get(winner.row.listId)?.code ?? null) : null,
      ...(input.explain && { verdicts: resolved.judged.map((judged) => told(judged, lists)) }),
    };
  });
  return { at, ...shopper, ...(unknownMember && { memberKnown: false }), items };
};

/** Everything a person may ask of one variant's price: what holds, why, what was and what is to come. */
export const timelineOf = async (db: Db, variantId: number, now: number) => {
  const [variant] = await query(db, 'select id from variants where id = ?', [variantId]);
  if (!variant) throw notFound();
  const lists = await loadPriceLists(db);
  const rows = (await loadPrices(db, [variantId])).get(variantId) ?? [];
  const steps = stepsOf((await loadLog(db, [variantId])).get(variantId) ?? []);
  const reduction = reductionAt(steps, now);
  const prior = reduction ? priorPrice(steps, reduction.at) : null;
  const events = await query(
    db,
    `select id, effective_at as "effectiveAt", recorded_at as "recordedAt", amount, original_amount as "originalAmount",
       cause, batch_id as "batchId", actor_name as "actorName" from price_events where variant_id = ? order by effective_at, id`,
    [variantId],
  );
  const competitors = await query(
    db,
    `select c.id, o.seller, o.own, c.amount, c.shipping, c.in_stock as "inStock", c.observed_at as "observedAt"
     from competitor_prices c join competitor_offers o on o.id = c.offer_id where o.variant_id = ? order by c.observed_at`,
    [variantId],
  );
  return {
    variantId,
    now: resolvePrice(rows, lists, publicly(now)),
    lists: [...lists.values()],
    prices: rows.map((row) => ({ ...row, endsAt: row.endsAt === FOREVER ? null : row.endsAt })),
    steps: steps.filter(
      (step, index) =>
        step.amount !== steps[index - 1]?.amount ||
        step.originalAmount !== steps[index - 1]?.originalAmount,
    ),
    events,
    competitors,
    reduction: reduction && {
      since: reduction.at,
      priorAmount: prior,
      announcedBps: announcedReductionBps(prior, reduction.amount),
    },
    currentPriorAmount: priorPrice(steps, now),
  };
};
