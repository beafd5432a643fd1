/** Converts a product's input to the columns of its row. */
import { getTableColumns } from 'drizzle-orm';
import type { ProductInput } from '#contract/catalog/products';
import { products } from '#db/schema/catalog/products';
import { localize } from '#shared/localization';
import { INPUT_KEYS, pick } from './compare.ts';
import type { ProductRow } from './product.ts';
import type { Writer } from '../../platform/records/writer.ts';

type StoredKey = keyof ProductInput & keyof ProductRow & keyof typeof products;

/** Fields of the contract that are columns of the product's row. */
const STORED_KEYS = INPUT_KEYS.filter((key): key is StoredKey => key in getTableColumns(products));

export const rowOf = (input: ProductInput, writer: Writer) => ({
  ...pick(input, STORED_KEYS),
  name: localize(input.names, writer.settings.language),
  tags: [...new Set(input.tags)],
  variantCount: input.variants.length,
  updatedAt: writer.now,
});

/** The changed columns of an edited product. */
export const columnsOf = (
  row: ReturnType<typeof rowOf>,
  changed: ReadonlySet<string>,
): Partial<ProductRow> => ({
  ...Object.fromEntries(Object.entries(row).filter(([key]) => changed.has(key))),
  ...(changed.has('names') && { name: row.name }),
  ...(changed.has('variants') && { variantCount: row.variantCount }),
  updatedAt: row.updatedAt,
});
