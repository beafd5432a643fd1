/** Suggestions for every variant that competitors sell, computed when asked for. */
import type { Suggestion } from '#contract/competitors';
import { currencyDecimals } from '#contract/localization';
import { BASE_LIST_ID } from '#contract/prices';
import type { Db } from '#db';
import { query } from '#db/statements';
import { suggestionRules } from '#db/schema/competitors';
import { idsOfPath } from '../categories/rules.ts';
import { decodeRows } from '../http/list.ts';
import { loadGuards, guardsOfVariant } from '../prices/guards.ts';
import { changeBps, floorOf, marginBps } from '../prices/margins.ts';
import { groupBy } from '../prices/read.ts';
import type { Settings } from '../settings/read.ts';
import { type CompetingOffer, type RuleFacts, ruleFor, suggest } from './suggest.ts';

const STEP = 4000;
const MS_PER_DAY = 86_400_000;

interface Row {
  id: number;
  product_id: number;
  name: string;
  sku: string | null;
  category_id: number | null;
  cost: number | null;
  min_price: number | null;
  min_margin_bps: number | null;
  amount: number;
}

const rulesOf = async (db: Db): Promise<RuleFacts[]> =>
  decodeRows<RuleFacts>(
    suggestionRules,
    await query(
      db,
      `select id, name, category_id as "categoryId", active, aim, offset_bps as "offsetBps", rounding,
         max_down_bps as "maxDownBps", max_up_bps as "maxUpBps", fresh_days as "freshDays"
       from suggestion_rules where active = 1 order by id`,
    ),
  );

const COMPETING = `from competitor_offers o where o.own = 0 and o.in_stock = 1 and o.archived_at is null
  and o.observed_at > ? and o.variant_id`;

/** Variants somebody else sells, with the base price that holds now, a step at a time. */
async function* variantsCompeted(db: Db, freshAfter: number, now: number): AsyncGenerator<Row[]> {
  for (let last = 0; ;) {
    const rows = await query<Row>(
      db,
      `select v.id, v.product_id, p.name, v.sku, p.primary_category_id as category_id, v.cost, v.min_price,
         v.min_margin_bps, b.amount
       from variants v join products p on p.id = v.product_id join prices b on b.variant_id = v.id
         and b.list_id = ${BASE_LIST_ID} and b.min_quantity = 1 and b.starts_at <= ? and b.ends_at > ?
       where v.id > ? and p.status <> 'archived' and exists (select 1 ${COMPETING} = v.id)
       order by v.id limit ${STEP}`,
      [now, now, last, freshAfter],
    );
    yield rows;
    if (rows.length < STEP) return;
    last = rows.at(-1)?.id ?? last;
  }
}

/** Offers of the variants of one step, which stand together. */
const offersOf = async (db: Db, rows: readonly Row[], freshAfter: number) => {
  const offers = await query<Omit<CompetingOffer, 'own' | 'inStock'> & { variantId: number }>(
    db,
    `select o.id, o.variant_id as "variantId", o.seller, o.amount + o.shipping as total, o.observed_at as "observedAt"
     ${COMPETING} >= ? and o.variant_id <= ? order by o.variant_id, o.id`,
    [freshAfter, rows[0]?.id ?? 0, rows.at(-1)?.id ?? 0],
  );
  return groupBy(
    offers.map((row) => ({ ...row, own: false, inStock: true })),
    ({ variantId }) => variantId,
  );
};

const pathsOf = async (db: Db): Promise<Map<number, number[]>> =>
  new Map(
    (await query<{ id: number; path: string }>(db, 'select id, path from categories')).map(({ id, path }) => [
      id,
      idsOfPath(path),
    ]),
  );

/** Every price the rules would change. */
export const suggestionsOf = async (db: Db, settings: Settings, now: number): Promise<Suggestion[]> => {
  const rules = await rulesOf(db);
  if (rules.length === 0) return [];
  const paths = await pathsOf(db);
  const guardsOf = await loadGuards(db, settings);
  const decimals = currencyDecimals(settings.currency);
  const freshAfter = now - Math.max(...rules.map(({ freshDays }) => freshDays)) * MS_PER_DAY;
  const suggestions: Suggestion[] = [];
  const ruleOf = new Map<number | null, RuleFacts | null>();
  for await (const rows of variantsCompeted(db, freshAfter, now)) {
    const offers = await offersOf(db, rows, freshAfter);
    for (const row of rows) {
      const categoryId = row.category_id;
      if (!ruleOf.has(categoryId))
        ruleOf.set(categoryId, ruleFor(rules, categoryId === null ? [] : (paths.get(categoryId) ?? [])));
      const rule = ruleOf.get(categoryId);
      if (!rule) continue;
      const guards = guardsOfVariant(
        { cost: row.cost, minPrice: row.min_price, minMarginBps: row.min_margin_bps },
        guardsOf(categoryId),
      );
      const found = suggest({ ...guards, currentAmount: row.amount, offers: offers.get(row.id) ?? [] }, rule, {
        decimals,
        now,
      });
      if (!found || found.amount === row.amount) continue;
      suggestions.push({
        id: row.id,
        variantId: row.id,
        productId: row.product_id,
        name: row.name,
        sku: row.sku,
        categoryId,
        currentAmount: row.amount,
        suggestedAmount: found.amount,
        changeBps: changeBps(row.amount, found.amount),
        cost: row.cost,
        floor: floorOf(guards),
        marginBps: marginBps(found.amount, row.cost),
        ruleId: rule.id,
        ruleName: rule.name,
        aim: rule.aim,
        aimAmount: found.aimAmount,
        wantedAmount: found.wantedAmount,
        bound: found.bound,
        offerId: found.offer.id,
        seller: found.offer.seller,
        offers: found.offers,
      });
    }
  }
  return suggestions;
};
