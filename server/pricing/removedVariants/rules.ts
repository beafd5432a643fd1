/** What comes back with a variant that had been removed. Pure. */
import { BASE_LIST_ID } from '#contract/pricing/prices';
import type { VariantRows } from '#db/schema/pricing/removedVariants';
import { overlaps, replacedSegments, type Window, within } from '../prices/segments.ts';

export type PriceOfVariant = VariantRows['prices'][number];

/** The batch `revertId` that reverted another one, and the window in which it did. */
export interface Revert extends Window {
  batchId: number;
  revertId: number;
}

/**
 * The prices without those that reverted batches wrote, and with those that these had replaced, as the revert would have
 * left them had the variant been there.
 */
export const withoutReverted = (
  { prices, batchItems }: Pick<VariantRows, 'prices' | 'batchItems'>,
  reverts: readonly Revert[],
): PriceOfVariant[] =>
  prices.flatMap((row) => {
    const revert = reverts.find(({ batchId }) => batchId === row.batchId);
    if (!revert || !overlaps(row, revert)) return [row];
    const { startsAt, endsAt, revertId } = revert;
    const item = batchItems.find((one) => one.item.batchId === row.batchId)?.item;
    const reverted = {
      startsAt: Math.max(row.startsAt, startsAt),
      endsAt: Math.min(row.endsAt, endsAt),
    };
    const restored = item ? within(replacedSegments(item, revert), reverted) : [];
    return [
      { ...row, endsAt: reverted.startsAt },
      ...restored.map((segment) => ({ ...row, ...segment, batchId: revertId })),
      { ...row, startsAt: reverted.endsAt },
    ].filter((one) => one.endsAt > one.startsAt);
  });

/**
 * The prices of lists that exist still; `lists` tells when each was archived (null: it is not), because the prices of an
 * archived list end then.
 */
export const pricesToRestore = (
  rows: readonly PriceOfVariant[],
  lists: ReadonlyMap<number, number | null>,
): PriceOfVariant[] =>
  rows.flatMap((row) => {
    const archivedAt = lists.get(row.listId);
    if (archivedAt === undefined) return [];
    const endsAt = archivedAt === null ? row.endsAt : Math.min(row.endsAt, archivedAt);
    return endsAt > row.startsAt ? [{ ...row, endsAt }] : [];
  });

/** The base price of one piece in force at `at`; undefined where there is none. */
export const basePriceAt = (rows: readonly PriceOfVariant[], at: number): number | undefined =>
  rows.find(
    ({ listId, minQuantity, startsAt, endsAt }) =>
      listId === BASE_LIST_ID && minQuantity === 1 && startsAt <= at && at < endsAt,
  )?.amount;

/** Whether the batch of an item is as it was: after any change its items were computed, or written, without the variant. */
export const isUnchanged = (
  { item, batchVersion }: VariantRows['batchItems'][number],
  versions: ReadonlyMap<number, number>,
): boolean => versions.get(item.batchId) === batchVersion;
