/** Products that were to go on sale and may not: they stay what they were. */
import type { ProductInput } from '#contract/catalog/products';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { comparable, inputOf } from './compare.ts';
import type { Product } from './product.ts';
import { difference } from '../../platform/activities/record.ts';

/** Sent again as it was when activation was refused: nothing new to save, and still not fit to go on sale. */
export const isKeptDraft = (before: Product, input: ProductInput): boolean =>
  input.status === 'active' &&
  before.status !== 'active' &&
  before.qualityErrors > 0 &&
  difference(comparable(inputOf(before)), { ...comparable(input), status: before.status }) === null;

/** Products that may not go on sale stay what they were. */
export const keepDrafts = async (
  tx: Db,
  rows: readonly { externalId: string; status: string }[],
) => {
  for (const status of new Set(rows.map((row) => row.status))) {
    const ids = rows.filter((row) => row.status === status).map(({ externalId }) => externalId);
    await selectIn(
      tx,
      `update products set status = '${status === 'archived' ? 'archived' : 'draft'}' where external_id in (?)`,
      ids,
      'text',
    );
  }
};
