/**
 * Tells the prices of goods that came back, as those of new goods: of a variant that had been removed, and of a product that
 * was archived. What began or ended while they were away was told to nobody.
 */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { variants } from '#db/schema/catalog/products';
import type { Writer } from '../../platform/records/writer.ts';
import { tellShown } from '../../pricing/prices/tellPrices.ts';
import type { Issue } from '../quality/rules.ts';
import { errorsIn } from './activation.ts';
import type { StoredWrite } from './productWrite.ts';

const variantsOf = prepared({ productIds: many(variants.productId) }, (q, { productIds }) =>
  q.select({ id: variants.id }).from(variants).where(inArray(variants.productId, productIds)),
);

/** Whether the product leaves the archive; one that must not be activated stays there. */
const leavesArchive = ({ before, input }: StoredWrite, issues: readonly Issue[]): boolean =>
  before?.status === 'archived' &&
  input.status !== 'archived' &&
  (input.status !== 'active' || errorsIn(issues).length === 0);

/** Call it when everything else is written. `returned`: the ids of variants that had been removed. */
export const tellReturned = async (
  tx: Db,
  writer: Writer,
  {
    returned,
    writes,
    issues,
  }: {
    returned: readonly number[];
    writes: readonly StoredWrite[];
    issues: ReadonlyMap<number, readonly Issue[]>;
  },
): Promise<void> => {
  const unarchived = writes.filter((write) => leavesArchive(write, issues.get(write.id) ?? []));
  const productIds = unarchived.map(({ id }) => id);
  const rows = productIds.length === 0 ? [] : await variantsOf(tx, { productIds });
  await tellShown(tx, writer, [...new Set([...returned, ...rows.map(({ id }) => id)])]);
};
