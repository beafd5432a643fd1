/** Loads and validates the attributes of products. */
import { inArray } from 'drizzle-orm';
import type { ProductInput } from '#contract/catalog/products';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { attributes as attributeTable } from '#db/schema/catalog/attributes';
import { isEmptyValue, valueError } from '../attributes/rules.ts';

const attributesByCode = prepared({ codes: many(attributeTable.code) }, (q, { codes }) =>
  q
    .select({
      id: attributeTable.id,
      code: attributeTable.code,
      type: attributeTable.type,
      options: attributeTable.options,
    })
    .from(attributeTable)
    .where(inArray(attributeTable.code, codes)),
);
type KnownAttribute = Awaited<ReturnType<typeof attributesByCode>>[number];

/** Attributes by code, for every code that these products use. */
export const loadAttributes = async (
  db: Db,
  inputs: readonly Pick<ProductInput, 'attributes'>[],
) => {
  const codes = [...new Set(inputs.flatMap(({ attributes }) => Object.keys(attributes)))];
  const rows = await attributesByCode(db, { codes });
  return new Map(rows.map((row) => [row.code, row]));
};

/** Errors of a product's attribute values; null where all are valid. */
export const attributeErrors = (
  known: ReadonlyMap<string, KnownAttribute>,
  values: ProductInput['attributes'],
) => {
  const errors: Record<string, string> = {};
  for (const [code, value] of Object.entries(values)) {
    const attribute = known.get(code);
    if (!attribute) errors[code] = 'attributes.errors.unknown';
    else if (!isEmptyValue(value) && value !== null) {
      const error = valueError(attribute, value);
      if (error) errors[code] = error;
    }
  }
  return Object.keys(errors).length > 0 ? errors : null;
};
