/** What comes back with a variant that had been removed. Pure. */
import { BASE_LIST_ID } from '#contract/pricing/prices';
import type { VariantRows } from '#db/schema/pricing/removedVariants';

type PriceOfVariant = VariantRows['prices'][number];

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
