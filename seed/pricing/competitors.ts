/** Writes the demo store's competitors: their offers, observed prices of recent weeks, and rules for suggestions. */
import { and, asc, eq, gt, inArray, isNotNull, lt, lte, sql } from 'drizzle-orm';
import { StoreObservationInput, SuggestionRuleInput } from '#contract/pricing/competitors';
import { SeasonalPlanInput } from '#contract/pricing/seasonalPlans';
import { BASE_LIST_ID } from '#contract/pricing/prices';
import type { Connection } from '#db';
import { prepared } from '#db/prepared';
import { categories as categoryTable } from '#db/schema/catalog/categories';
import { products, variants } from '#db/schema/catalog/products';
import { competitorOffers } from '#db/schema/pricing/competitors';
import { prices } from '#db/schema/pricing/prices';
import { markOfferSeen } from '#server/pricing/competitors/observeOffer';
import { writeObservations } from '#server/pricing/competitors/observe';
import { createRule } from '#server/pricing/competitors/ruleActions';
import { createPlan } from '#server/pricing/seasonalPlans/actions';
import type { Writer } from '#server/platform/records/writer';
import { categoriesByCode } from '../shared/categories.ts';
import type { Random } from '../shared/random.ts';

const DAY = 86_400_000;
/** Competitors are observed in the categories where shoppers compare prices most. */
const CATEGORIES = ['audio', 'charging', 'coffee-drinks', 'camping'];
const VARIANTS = 60;
const WEEKS = 8;
const SELLERS = [
  { seller: 'NorthGate 北门', level: 0.97, own: false },
  { seller: 'Lantern Mall 灯笼城', level: 1.04, own: false },
  { seller: 'Bluewood Outlet 蓝木奥莱', level: 0.9, own: true },
];

/** Variants that competitors sell too, with their least base price. */
const observedVariants = prepared({ now: prices.startsAt }, (q, { now }) =>
  q
    .select({ sku: sql<string>`${variants.sku}`, amount: sql<number>`min(${prices.amount})` })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .innerJoin(categoryTable, eq(categoryTable.id, products.primaryCategoryId))
    .innerJoin(
      prices,
      and(
        eq(prices.variantId, variants.id),
        eq(prices.listId, BASE_LIST_ID),
        lte(prices.startsAt, now),
        gt(prices.endsAt, now),
      ),
    )
    .where(
      and(
        inArray(categoryTable.code, CATEGORIES),
        eq(products.status, 'active'),
        isNotNull(variants.sku),
      ),
    )
    .groupBy(variants.sku)
    .orderBy(asc(variants.sku))
    .limit(VARIANTS),
);
type ObservedVariant = Awaited<ReturnType<typeof observedVariants>>[number];

const movedBefore = prepared({ instant: competitorOffers.movedAt }, (q, { instant }) =>
  q
    .select({ id: competitorOffers.id })
    .from(competitorOffers)
    .where(lt(competitorOffers.movedAt, instant)),
);

/** One observation per week and offer; sometimes a seller changes the price or has no stock. */
const drawObservations = (
  random: Random,
  variants: readonly ObservedVariant[],
  now: number,
): StoreObservationInput[] =>
  variants.flatMap(({ sku, amount }, index) =>
    SELLERS.filter((_, seller) => (index + seller) % 3 !== 0).flatMap(({ seller, level, own }) => {
      let price = amount * level * random.between(0.96, 1.04);
      return Array.from({ length: WEEKS }, (_, week) => {
        if (random.chance(0.15)) price *= random.between(0.9, 1.08);
        return StoreObservationInput.parse({
          sku,
          seller,
          own,
          amount: Math.max(100, Math.round(price / 100) * 100 - 10),
          shipping: random.chance(0.2) ? 600 : 0,
          inStock: !random.chance(0.07),
          observedAt: now - (WEEKS - week - 1) * 7 * DAY - index * 60_000,
        });
      });
    }),
  );

/** Entries of the seasonal plan. */
const seasons = (categories: ReadonlyMap<string, number>) => {
  const entries = [
    { key: 'spring-festival', category: 'food', startsOn: '01-15', endsOn: '02-20', percent: 5 },
    { key: 'summer-outdoor', category: 'outdoor', startsOn: '06-20', endsOn: '08-20', percent: -8 },
    {
      key: 'back-to-school',
      category: 'stationery',
      startsOn: '08-15',
      endsOn: '09-10',
      percent: -10,
    },
    {
      key: 'winter-bedding',
      category: 'bedroom',
      startsOn: '12-20',
      endsOn: '01-10',
      percent: -12,
    },
  ];
  return entries.flatMap(({ category, percent, ...entry }) => {
    const categoryId = categories.get(category);
    if (categoryId === undefined) return [];
    const formula = { kind: 'percent' as const, bps: percent * 100 };
    return [
      {
        ...entry,
        categoryId,
        listId: BASE_LIST_ID,
        formula,
        rounding: { ending: 'end90' as const },
      },
    ];
  });
};

export const writeCompetitors = async (
  connection: Connection,
  random: Random,
  writer: Writer,
): Promise<void> => {
  const categories = await categoriesByCode(connection.db);
  const variants = await observedVariants(connection.db, { now: writer.now });
  const observations = drawObservations(random, variants, writer.now);
  await connection.transaction(async (tx) => {
    await writeObservations(tx, writer, observations, 'store');
    // Marks price movements before last week as seen.
    const old = await movedBefore(tx, { instant: writer.now - 8 * DAY });
    for (const { id } of old) await markOfferSeen(tx, writer, id, true);
    const rules = [
      {
        name: 'Audio: just below the lowest',
        category: 'audio',
        aim: 'lowest' as const,
        offsetBps: -100,
      },
      {
        name: 'Charging: with the market',
        category: 'charging',
        aim: 'average' as const,
        offsetBps: 0,
      },
    ];
    for (const { category, ...rule } of rules) {
      const categoryId = categories.get(category);
      if (categoryId !== undefined)
        await createRule(
          tx,
          writer,
          SuggestionRuleInput.parse({ ...rule, categoryId, rounding: { ending: 'end90' } }),
        );
    }
    const entries = seasons(categories);
    const names = { en: 'The year in prices', zh: '全年价格日历' };
    if (entries.length > 0)
      await createPlan(tx, writer, SeasonalPlanInput.parse({ names, entries }));
  });
};
