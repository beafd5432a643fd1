/** What a member's buying days say about distinct buyers: each day with the one before it. Pure. */
import type { BuyerDay } from './rules.ts';

/** What changes in a row of `buyer_gaps`. */
export interface Gap {
  channel: string;
  categoryId: number;
  day: string;
  /** '' = none. */
  previousDay: string;
  buyers: number;
}
/** The changed days of one member within one channel and category, in their order. */
export type Visits = [BuyerDay, ...BuyerDay[]];
export interface StoredDay {
  day: string;
  orders: number;
}

/** The gaps that come (+1) and go (-1), summed by scope. */
export class Gaps {
  readonly #gaps = new Map<string, Gap>();

  count({ channel, categoryId }: BuyerDay, day: string, previousDay: string, times: number) {
    const key = `${channel}\u001f${categoryId}\u001f${day}\u001f${previousDay}`;
    const known = this.#gaps.get(key);
    if (known) known.buyers += times;
    else this.#gaps.set(key, { channel, categoryId, day, previousDay, buyers: times });
  }
  /** Days bought on after every stored one: nothing goes. */
  append(visits: Visits, latest: string) {
    let previous = latest;
    for (const visit of visits) {
      if (visit.day !== previous) this.count(visit, visit.day, previous, 1);
      previous = visit.day;
    }
  }
  /** Days among stored ones: the gaps there go, and come again as they then are. */
  replace(visits: Visits, stored: readonly StoredDay[]) {
    const [scope] = visits;
    const orders = new Map(stored.map((day) => [day.day, day.orders]));
    // The first stored day may lie before the changed ones: it only says what came before them.
    const boundary = stored[0] && stored[0].day < scope.day ? stored[0].day : '';
    const countAll = (times: number) => {
      let previous = boundary;
      for (const day of [...orders.keys()].sort()) {
        if (day === boundary || orders.get(day) === 0) continue;
        this.count(scope, day, previous, times);
        previous = day;
      }
    };
    countAll(-1);
    for (const visit of visits) orders.set(visit.day, (orders.get(visit.day) ?? 0) + visit.orders);
    countAll(1);
  }
  changed(): Gap[] {
    return [...this.#gaps.values()].filter(({ buyers }) => buyers !== 0);
  }
}
