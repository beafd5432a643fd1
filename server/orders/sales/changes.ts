/** Collects the changes to the sums of days and members. Pure. */
import { type DaySums, noSums } from './daySums.ts';

/** Changes to a member's own sums. */
export interface MemberSums {
  orders: number;
  revenue: number;
  returned: number;
  /** First and last payment of the orders that are added; null without any. */
  firstPaidAt: number | null;
  lastPaidAt: number | null;
  /** Whether an order no longer counts, so that the first and the last payment must be read from the orders. */
  hasRemovals: boolean;
}

/** Changes to apply: sums by channel, category and day; sums by member. */
export class Changes {
  readonly sums: DaySums[] = [];
  readonly members = new Map<number, MemberSums>();
  // Nested maps: joined keys for the fifteen scopes of an order would cost more than everything else here.
  readonly #days = new Map<string, Map<string, Map<number, DaySums>>>();

  daySums(channel: string, categoryId: number, day: string): DaySums {
    let channels = this.#days.get(day);
    if (!channels) this.#days.set(day, (channels = new Map()));
    let categories = channels.get(channel);
    if (!categories) channels.set(channel, (categories = new Map()));
    let sums = categories.get(categoryId);
    if (!sums) {
      categories.set(categoryId, (sums = noSums(channel, categoryId, day)));
      this.sums.push(sums);
    }
    return sums;
  }

  memberSums(id: number): MemberSums {
    let sums = this.members.get(id);
    if (!sums) {
      sums = {
        orders: 0,
        revenue: 0,
        returned: 0,
        firstPaidAt: null,
        lastPaidAt: null,
        hasRemovals: false,
      };
      this.members.set(id, sums);
    }
    return sums;
  }
}
