/** Takes codes over from coupons that can no longer be used: nothing undoes a revocation or archiving. */
import { eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { couponBatches, coupons } from '#db/schema/promotions/coupons';
import { promotions } from '#db/schema/promotions/promotions';

/** Codes in one statement. */
const STEP = 5000;

const holders = prepared({ keys: many(coupons.key) }, (q, { keys }) =>
  q
    .select({
      id: coupons.id,
      key: coupons.key,
      revokedAt: coupons.revokedAt,
      batchRevokedAt: couponBatches.revokedAt,
      archivedAt: promotions.archivedAt,
    })
    .from(coupons)
    .innerJoin(couponBatches, eq(couponBatches.id, coupons.batchId))
    .innerJoin(promotions, eq(promotions.id, couponBatches.promotionId))
    .where(inArray(coupons.key, keys)),
);
const giveUp = prepared({ ids: many(coupons.id) }, (q, { ids }) =>
  q.update(coupons).set({ key: null }).where(inArray(coupons.id, ids)),
);

/** Has these keys free for new coupons, except those it returns: their coupons can still be used one day. */
export const takeKeys = async (tx: Db, keys: readonly string[]): Promise<Set<string | null>> => {
  const taken = new Set<string | null>();
  for (let start = 0; start < keys.length; start += STEP) {
    const known = await holders(tx, { keys: keys.slice(start, start + STEP) });
    const over = known.filter(
      ({ revokedAt, batchRevokedAt, archivedAt }) => revokedAt ?? batchRevokedAt ?? archivedAt,
    );
    await giveUp(tx, { ids: over.map(({ id }) => id) });
    for (const one of known) if (!over.includes(one)) taken.add(one.key);
  }
  return taken;
};
