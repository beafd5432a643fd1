/** Which other variants a customer can ask for on the page, with the difference in price of one unit as of now. */
import { and, asc, eq, inArray, ne, sum } from 'drizzle-orm';
import type { Settings } from '#contract/platform/settings';
import type { Db } from '#db';
import { kit } from '#db/kit';
import { many, prepared } from '#db/prepared';
import { products, variants } from '#db/schema/catalog/products';
import { stockLevels } from '#db/schema/catalog/stock';
import { HttpError } from '../../platform/http/errors.ts';
import { priceOf } from '../exchanges/replacements.ts';
import { worthOf } from '../exchanges/worth.ts';
import type { ReplacementChoice } from './choiceParts.ts';

const AT_MOST = 30;

const ordered = kit.alias(variants, 'ordered');
const siblingsOf = prepared({ sku: ordered.sku }, (q, { sku }) =>
  q
    .select({ variantId: variants.id, sku: variants.sku })
    .from(ordered)
    .innerJoin(
      variants,
      and(eq(variants.productId, ordered.productId), ne(variants.id, ordered.id)),
    )
    .innerJoin(products, eq(products.id, variants.productId))
    .where(and(eq(ordered.sku, sku), eq(products.status, 'active')))
    .orderBy(asc(variants.position))
    .limit(AT_MOST),
);
const countedOf = prepared({ skus: many(stockLevels.sku) }, (q, { skus }) =>
  q
    .select({ sku: stockLevels.sku, units: sum(stockLevels.quantity).mapWith(Number) })
    .from(stockLevels)
    .where(inArray(stockLevels.sku, skus))
    .groupBy(stockLevels.sku),
);

/** Those that the shop has, as far as it counted them. */
const loadSiblings = async (db: Db, ofSku: string) => {
  const found = (await siblingsOf(db, { sku: ofSku })).flatMap(({ variantId, sku }) =>
    sku === null ? [] : [{ variantId, sku }],
  );
  const counted = await countedOf(db, { skus: found.map(({ sku }) => sku) });
  return found.filter(({ sku }) => counted.every((one) => one.sku !== sku || one.units > 0));
};

interface AskedLine {
  number: number;
  sku: string | null;
}
interface Asking {
  orderExternalId: string;
  memberId: number | null;
  settings: Settings;
  now: number;
}

/** Null for what is refused: goods that cannot be valued, or that have no price. */
const orNull = async <T>(value: Promise<T>): Promise<T | null> => {
  try {
    return await value;
  } catch (error) {
    if (error instanceof HttpError) return null;
    throw error;
  }
};

export const loadChoices = async (
  db: Db,
  { number: lineNumber, sku }: AskedLine,
  { settings, now, ...row }: Asking,
): Promise<ReplacementChoice[]> => {
  const siblings = sku === null ? [] : await loadSiblings(db, sku);
  if (siblings.length === 0) return [];
  const one = [{ lineNumber, units: 1 }];
  const [worth] = (await orNull(worthOf(db, { settings, now }, row, one))) ?? [];
  if (!worth) return [];
  const choices: ReplacementChoice[] = [];
  for (const { variantId, sku: wanted } of siblings) {
    const price = await orNull(priceOf(db, row, { variantId, quantity: 1 }, now));
    if (price !== null)
      choices.push({ variantId, sku: wanted, difference: price - worth.refundable });
  }
  return choices;
};
