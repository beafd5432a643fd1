/**
 * Begins and ends showing the prices of products that were written. A variant is shown while it exists and its product is
 * active.
 */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { variants } from '#db/schema/catalog/products';
import { groupBy } from '#shared/groupBy';
import type { Writer } from '../../platform/records/writer.ts';
import { beginShowing } from '../../pricing/prices/beginShowing.ts';
import { endSpans } from '../../pricing/shownSpans/write.ts';
import type { Issue } from '../quality/rules.ts';
import { errorsIn } from './activation.ts';
import type { StoredWrite } from './productWrite.ts';

const variantsOf = prepared({ productIds: many(variants.productId) }, (q, { productIds }) =>
  q
    .select({ id: variants.id, productId: variants.productId })
    .from(variants)
    .where(inArray(variants.productId, productIds)),
);

const wasActive = ({ before }: StoredWrite) => before?.status === 'active';
const idsBefore = ({ before }: StoredWrite) => (before?.variants ?? []).map(({ id }) => id);

/** Whether the product is active from now on; one that must not be activated keeps its status. */
const becomesActive = (write: StoredWrite, issues: readonly Issue[]): boolean =>
  write.input.status === 'active' && (wasActive(write) || errorsIn(issues).length === 0);

/** Call it when everything else is written. `kept`: ids of products whose variants are the same as before. */
export const showWrites = async (
  tx: Db,
  writer: Writer,
  {
    kept,
    writes,
    issues,
  }: {
    kept: ReadonlySet<number>;
    writes: readonly StoredWrite[];
    issues: ReadonlyMap<number, readonly Issue[]>;
  },
): Promise<void> => {
  const isActive = (write: StoredWrite) => becomesActive(write, issues.get(write.id) ?? []);
  const hidden = writes.filter((write) => wasActive(write) && !isActive(write));
  const shown = writes.filter(
    (write) =>
      isActive(write) &&
      !(wasActive(write) && (kept.has(write.id) || !write.changed?.has('variants'))),
  );
  if (hidden.length + shown.length === 0) return;
  const current = groupBy(
    await variantsOf(tx, { productIds: shown.map(({ id }) => id) }),
    ({ productId }) => productId,
  );
  const idsNow = ({ id }: StoredWrite) => (current.get(id) ?? []).map((row) => row.id);
  const removed = shown.filter(wasActive).flatMap((write) => {
    const stays = new Set(idsNow(write));
    return idsBefore(write).filter((id) => !stays.has(id));
  });
  await endSpans(tx, writer.now, [...hidden.flatMap(idsBefore), ...removed]);
  await beginShowing(tx, writer, {
    fresh: shown.filter(({ before }) => !before).flatMap(idsNow),
    others: shown.filter(({ before }) => before).flatMap(idsNow),
  });
};
