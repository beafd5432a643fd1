/** Writes prices: the rows of one list, variant and quantity within a window, the log of what is publicly shown, and what the store is told. */
import type { PriceRow } from '#contract/pricing/prices';
import type { Db } from '#db';
import { together } from '#db/together';
import type { Writer } from '../../platform/records/writer.ts';
import { type Cause, logPlans } from './log.ts';
import { loadPricing, type Pricing } from './pricing.ts';
import { joined, replaceWithin, type TimelineChange } from './timeline.ts';
import { type PriceWrite, storeChanges } from './storeChanges.ts';
import { tellPrices } from './tellPrices.ts';

const sameTimeline = (row: PriceRow, { listId, minQuantity }: PriceWrite) =>
  row.listId === listId && row.minQuantity === minQuantity;

/** The rows of a variant after a change; new rows have no id yet. */
const rowsAfter = (
  rows: readonly PriceRow[],
  { listId, variantId, minQuantity }: PriceWrite,
  { remove, shorten, insert }: TimelineChange,
): PriceRow[] => {
  const ends = new Map(shorten.map(({ id, endsAt }) => [id, endsAt]));
  return [
    ...rows.flatMap((row) =>
      remove.includes(row.id) ? [] : { ...row, endsAt: ends.get(row.id) ?? row.endsAt },
    ),
    ...insert.map((segment) => ({
      id: Number.MAX_SAFE_INTEGER,
      listId,
      variantId,
      minQuantity,
      ...segment,
    })),
  ];
};

/**
 * Writes prices and logs what is publicly shown from now on; one write for each list, variant and quantity. The caller
 * decides whether existing prices may be replaced. `known`: the result of `loadPricing` for these variants, if the
 * caller has it. `join`: a new price next to one with the same amount extends that one.
 */
export const writePrices = async (
  tx: Db,
  writer: Writer,
  writes: readonly PriceWrite[],
  cause: Cause,
  { known, join = false }: { known?: Pricing | undefined; join?: boolean } = {},
): Promise<void> => {
  if (writes.length === 0) return;
  const variantIds = [...new Set(writes.map(({ variantId }) => variantId))];
  const pricing = known ?? (await loadPricing(tx, writer.now, variantIds));
  const stored = pricing.rows;
  const changes = writes.map((write) => {
    const own = (stored.get(write.variantId) ?? []).filter((row) => sameTimeline(row, write));
    const change = replaceWithin(own, write.window, write.wanted);
    return { write, change: join ? joined(own, change) : change };
  });
  const after = new Map(variantIds.map((id) => [id, stored.get(id) ?? []]));
  for (const { write, change } of changes)
    after.set(write.variantId, rowsAfter(after.get(write.variantId) ?? [], write, change));
  const [, logged] = await together([
    storeChanges(tx, changes, cause.batchId ?? null),
    logPlans(tx, writer, variantIds, { ...pricing, rows: after }, cause),
  ]);
  await tellPrices(tx, writer, logged);
};
