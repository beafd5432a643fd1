/** Loads the variants that competitors sell, with the offers to compare: whole numbers only, in steps. */
import { BASE_LIST_ID } from '#contract/pricing/prices';
import type { Db } from '#db';
import { cell, type Columns, columnsOf } from '#db/columns';
import type { Guards } from '../guards/rules.ts';
import type { CompetingOffer } from './suggestionTerms.ts';

/** Number of offers read in one step, which takes a few milliseconds. */
const STEP = 8000;

export interface VariantWithOffers {
  variantId: number;
  categoryId: number | null;
  /** The variant's own guards, without those inherited from its category. */
  guards: Guards;
  /** The base price in force. */
  currentAmount: number;
  offers: CompetingOffer[];
}

const OFFER = ['variant_id', 'id', 'total', 'observed_at'] as const;
const offersAfter = (db: Db, last: number, freshAfter: number) =>
  columnsOf(
    db,
    OFFER,
    `select o.variant_id, o.id, o.amount + o.shipping as total, o.observed_at from competitor_offers o
     where o.variant_id > ? and o.own = 0 and o.in_stock = 1 and o.archived_at is null and o.observed_at > ?
     order by o.variant_id limit ${STEP}`,
    [last, freshAfter],
  );

const VARIANT = ['id', 'category_id', 'cost', 'min_price', 'min_margin_bps', 'amount'] as const;
/** SQLite keeps the order of a cross join: it reads by variant, not by the status of products. */
const variantsWithin = (db: Db, first: number, last: number, now: number) =>
  columnsOf(
    db,
    VARIANT,
    `select v.id, p.primary_category_id as category_id, v.cost, v.min_price, v.min_margin_bps, b.amount
     from variants v cross join products p join prices b on b.variant_id = v.id and b.list_id = ${BASE_LIST_ID}
       and b.min_quantity = 1 and b.starts_at <= ? and b.ends_at > ? and b.variant_id >= ? and b.variant_id <= ?
     where v.id >= ? and v.id <= ? and p.id = v.product_id and p.status <> 'archived'`,
    [now, now, first, last, first, last],
  );

/**
 * Offers by variant, in the order of their ids. The last variant of a full step may have more offers in the next one.
 */
const byVariant = (step: Columns<(typeof OFFER)[number]>): Map<number, CompetingOffer[]> => {
  const offers = new Map<number, CompetingOffer[]>();
  for (let index = 0; index < step.id.length; index++) {
    const variantId = Number(step.variant_id[index]);
    const [id, total, observedAt] = [
      Number(step.id[index]),
      Number(step.total[index]),
      Number(step.observed_at[index]),
    ];
    const offer = { id, total, observedAt, own: false, inStock: true };
    const known = offers.get(variantId);
    if (known) known.push(offer);
    else offers.set(variantId, [offer]);
  }
  for (const list of offers.values()) if (list.length > 1) list.sort((a, b) => a.id - b.id);
  const last = step.variant_id.at(-1);
  if (step.id.length === STEP && offers.size > 1) offers.delete(Number(last));
  return offers;
};

const factsAt = (variants: Columns<(typeof VARIANT)[number]>, at: number) => ({
  categoryId: cell(variants, 'category_id', at),
  currentAmount: Number(variants.amount[at]),
  guards: {
    cost: cell(variants, 'cost', at),
    minPrice: cell(variants, 'min_price', at),
    minMarginBps: cell(variants, 'min_margin_bps', at),
  },
});

/** Every variant with an offer that was in stock and observed after an instant. */
export async function* loadVariantsWithOffers(
  db: Db,
  freshAfter: number,
  now: number,
): AsyncGenerator<VariantWithOffers[]> {
  for (let last = 0; ;) {
    const step = await offersAfter(db, last, freshAfter);
    const offers = byVariant(step);
    const ids = [...offers.keys()];
    last = ids.at(-1) ?? last;
    const variants = await variantsWithin(db, ids[0] ?? 0, last, now);
    const loaded: VariantWithOffers[] = [];
    for (let index = 0; index < variants.id.length; index++) {
      const variantId = Number(variants.id[index]);
      const found = offers.get(variantId);
      if (found) loaded.push({ variantId, offers: found, ...factsAt(variants, index) });
    }
    yield loaded;
    if (step.id.length < STEP) return;
  }
}
