/** What the goods of exchanges are called, with the values of their options: "Shirt", "Red / S". */
import { eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { products, variants } from '#db/schema/catalog/products';
import type { Localized } from '#shared/localization';
import { localizedOptions } from '#shared/optionNames';

const byId = prepared({ ids: many(variants.id) }, (q, { ids }) =>
  q
    .select({
      id: variants.id,
      optionValues: variants.optionValues,
      names: products.names,
      options: products.options,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(inArray(variants.id, ids)),
);

const UNKNOWN = { names: {}, optionNames: {} };

/** The lines with the names of their goods. */
export const withGoodsNames = async <Line extends { variantId: number | null }>(
  db: Db,
  lines: readonly Line[],
): Promise<(Line & { names: Localized; optionNames: Localized })[]> => {
  const ids = [...new Set(lines.flatMap(({ variantId }) => variantId ?? []))];
  const found = new Map(
    (ids.length === 0 ? [] : await byId(db, { ids })).map((one) => [
      one.id,
      { names: one.names, optionNames: localizedOptions(one.optionValues, one.options) },
    ]),
  );
  return lines.map((line) => ({ ...line, ...(found.get(line.variantId ?? 0) ?? UNKNOWN) }));
};
