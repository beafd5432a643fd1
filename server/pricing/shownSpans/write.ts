/** Begins and ends the times in which variants are shown, in the transaction that changes their products. */
import { and, eq, gt, gte, inArray, lt } from 'drizzle-orm';
import { FOREVER } from '#contract/pricing/prices';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { shownSpans } from '#db/schema/pricing/shownSpans';
import { together } from '#db/together';

const IDS = { ids: many(shownSpans.variantId) };
const endAt = prepared({ ...IDS, now: shownSpans.endsAt }, (q, { ids, now }) =>
  q
    .update(shownSpans)
    .set({ endsAt: now })
    .where(
      and(
        inArray(shownSpans.variantId, ids),
        gt(shownSpans.endsAt, now),
        lt(shownSpans.startsAt, now),
      ),
    ),
);
const removeFrom = prepared({ ...IDS, now: shownSpans.startsAt }, (q, { ids, now }) =>
  q
    .delete(shownSpans)
    .where(and(inArray(shownSpans.variantId, ids), gte(shownSpans.startsAt, now))),
);
const openAmong = prepared(IDS, (q, { ids }) =>
  q
    .select({ variantId: shownSpans.variantId })
    .from(shownSpans)
    .where(and(inArray(shownSpans.variantId, ids), eq(shownSpans.endsAt, FOREVER))),
);
const endedSince = prepared({ ...IDS, now: shownSpans.endsAt }, (q, { ids, now }) =>
  q
    .select({ variantId: shownSpans.variantId })
    .from(shownSpans)
    .where(and(inArray(shownSpans.variantId, ids), gte(shownSpans.endsAt, now))),
);
const reopen = prepared({ ...IDS, now: shownSpans.endsAt }, (q, { ids, now }) =>
  q
    .update(shownSpans)
    .set({ endsAt: FOREVER })
    .where(and(inArray(shownSpans.variantId, ids), gte(shownSpans.endsAt, now))),
);

/** Ends what is shown of these variants; what begins at the same instant was never shown. */
export const endSpans = async (tx: Db, now: number, variantIds: readonly number[]) => {
  if (variantIds.length === 0) return;
  await together([endAt(tx, { ids: variantIds, now }), removeFrom(tx, { ids: variantIds, now })]);
};

const begin = (tx: Db, startsAt: number, variantIds: readonly number[]) =>
  insertRows(
    tx,
    shownSpans,
    variantIds.map((variantId) => ({ variantId, startsAt, endsAt: FOREVER })),
  );

/**
 * Begins to show these variants. Returns those that were not shown before. `isNew`: none of them ever was. What ended at
 * this very instant, or by another server's clock after it, goes on.
 */
export const beginSpans = async (
  tx: Db,
  now: number,
  variantIds: readonly number[],
  { isNew }: { isNew: boolean },
): Promise<number[]> => {
  if (variantIds.length === 0) return [];
  if (isNew) {
    await begin(tx, now, variantIds);
    return [...variantIds];
  }
  const open = new Set((await openAmong(tx, { ids: variantIds })).map((row) => row.variantId));
  const begun = variantIds.filter((id) => !open.has(id));
  const goOn = new Set((await endedSince(tx, { ids: begun, now })).map((row) => row.variantId));
  await reopen(tx, { ids: begun.filter((id) => goOn.has(id)), now });
  await begin(
    tx,
    now,
    begun.filter((id) => !goOn.has(id)),
  );
  return begun;
};
