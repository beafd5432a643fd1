/** Applies changed purchases to the gaps between buying days and to the numbers of distinct buyers. */
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { buyerGaps } from '#db/schema/orders/sales';
import type { AncestorCache } from '../../catalog/categoryTree/ancestorCache.ts';
import type { ChangedPurchase } from './purchases.ts';
import type { Changes } from './changes.ts';
import { countGap } from './countGap.ts';
import type { DaySums } from './daySums.ts';
import { completeDays, type LoadedDays } from './loadMemberDays.ts';

/** Gaps of several members, summed by scope. */
class Gaps {
  readonly #gaps = new Map<DaySums, Map<string, typeof buyerGaps.$inferInsert>>();

  count(scope: DaySums, previousDay: string, times: number) {
    let gaps = this.#gaps.get(scope);
    if (!gaps) this.#gaps.set(scope, (gaps = new Map()));
    const gap = gaps.get(previousDay);
    if (gap) gap.buyers += times;
    else {
      const { day, channel, categoryId } = scope;
      gaps.set(previousDay, { day, channel, categoryId, previousDay, buyers: times });
    }
  }
  /** The gaps whose number of buyers changes. */
  changed() {
    return [...this.#gaps.values()].flatMap((gaps) =>
      [...gaps.values()].filter(({ buyers }) => buyers !== 0),
    );
  }
}
const ADD = `on conflict (day, channel, category_id, previous_day) do update
  set buyers = buyer_gaps.buyers + excluded.buyers`;

/** Writes the gaps that changed, and adds the distinct buyers to the sums of `changes`. */
export const applyBuyers = async (
  tx: Db,
  changes: Changes,
  purchases: readonly ChangedPurchase[],
  loaded: LoadedDays,
  { cache, weekStart }: { cache: AncestorCache; weekStart: number },
) => {
  const { members } = loaded;
  for (const { before, after } of purchases) {
    if (before) members.get(before.memberId)?.addChange(before, 'before', cache.ancestors);
    if (after) members.get(after.memberId)?.addChange(after, 'after', cache.ancestors);
  }
  await completeDays(tx, loaded, new Set(purchases.map(({ orderId }) => orderId)), cache);

  const gaps = new Gaps();
  for (const days of members.values()) {
    days.forEachGap((channel, categoryId, day, previousDay, times) => {
      const sums = changes.daySums(channel, categoryId, day);
      countGap(sums, previousDay, weekStart, times);
      // A buyer without a previous day is a new buyer of the day.
      if (previousDay !== '') gaps.count(sums, previousDay, times);
    });
  }
  await insertRows(tx, buyerGaps, gaps.changed(), { suffix: ADD });
};
