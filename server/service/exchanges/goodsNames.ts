/** What the goods of exchanges are called, with the values of their options: "Shirt", "Red / S". */
import { eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { products, variants } from '#db/schema/catalog/products';
import { LANGUAGES, localize, type Localized } from '#shared/localization';

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
type Found = Awaited<ReturnType<typeof byId>>[number];

const optionNamesOf = ({ optionValues, options }: Found): Localized =>
  Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      optionValues
        .map((value, position) => {
          const known = options[position]?.values.find(({ key }) => key === value);
          return (known && localize(known.names, language)) || value;
        })
        .filter(Boolean)
        .join(' / '),
    ]),
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
      { names: one.names, optionNames: optionNamesOf(one) },
    ]),
  );
  return lines.map((line) => ({ ...line, ...(found.get(line.variantId ?? 0) ?? UNKNOWN) }));
};
