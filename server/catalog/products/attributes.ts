/** Loads and validates the attributes of products. */
import type { Attribute } from '#contract/catalog/attributes';
import type { ProductInput } from '#contract/catalog/products';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { attributes as attributeTable } from '#db/schema/catalog/attributes';
import { isEmptyValue, valueError } from '../attributes/rules.ts';
import { decodeRows } from '../../platform/lists/list.ts';

/** Attributes by code, for every code that these products use. */
export const loadAttributes = async (
  db: Db,
  inputs: readonly Pick<ProductInput, 'attributes'>[],
) => {
  const codes = [...new Set(inputs.flatMap(({ attributes }) => Object.keys(attributes)))];
  const rows = decodeRows<Attribute>(
    attributeTable,
    await selectIn(
      db,
      'select id, code, type, options from attributes where code in (?)',
      codes,
      'text',
    ),
  );
  return new Map(rows.map((row) => [row.code, row]));
};

/** Errors of a product's attribute values; null where all are valid. */
export const attributeErrors = (
  known: ReadonlyMap<string, Attribute>,
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
