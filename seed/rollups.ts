/** The sales rollups of a store whose orders were written in bulk, built once at the end. */
import type { Connection, Db } from '#db';
import { insertRows } from '#db/bulk';
import { buyerDays, salesDays, salesFreshness } from '#db/schema/sales';
import { query } from '#db/statements';
import {
  type Ancestors,
  ALL_CATEGORIES,
  ALL_CHANNELS,
  type Bundle,
  Changes,
  contribute,
  countGap,
  splitKey,
} from '#server/sales/rules';

/** Members whose buying days are written in one transaction. */
const MEMBERS = 4000;

/** Sums as always; the buying days of the members are kept in far less room than `Changes` would need. */
class Sums extends Changes {
  override buyer() {}
}

/** Collects what orders and returns add, in the order in which they come. */
export class Rollups {
  readonly #sums = new Sums();
  readonly #ancestors: Ancestors;
  readonly #channels: string[] = [];
  readonly #days: string[] = [];
  readonly #dayNumbers = new Map<string, number>();
  /** By member: of each order the day's number, the channel's, how many categories, and these (ancestors not yet added). */
  readonly #bought = new Map<number, number[]>();

  constructor(ancestors: Ancestors) {
    this.#ancestors = ancestors;
  }

  add(bundle: Bundle) {
    contribute(this.#sums, bundle, this.#ancestors, 1);
    if (!bundle.order?.countedOn || bundle.memberId === null) return;
    const sold = bundle.order.lines.flatMap(({ categoryId, paid }) =>
      categoryId !== null && paid > 0 ? [categoryId] : [],
    );
    const history = this.#bought.get(bundle.memberId) ?? [];
    history.push(this.#dayNumber(bundle.order.countedOn), this.#channelNumber(bundle.channel), sold.length, ...sold);
    this.#bought.set(bundle.memberId, history);
  }

  #dayNumber(day: string): number {
    let number = this.#dayNumbers.get(day);
    if (number === undefined) this.#dayNumbers.set(day, (number = this.#days.push(day) - 1));
    return number;
  }

  #channelNumber(channel: string): number {
    const number = this.#channels.indexOf(channel);
    return number >= 0 ? number : this.#channels.push(channel) - 1;
  }

  /** Orders of one member by channel and category, then by day. */
  #daysOf(history: readonly number[]): Map<string, Map<string, number>> {
    const scopes = new Map<string, Map<string, number>>();
    for (let at = 0; at < history.length;) {
      const [day = 0, channel = 0, count = 0] = history.slice(at, at + 3);
      const categories = new Set([
        ALL_CATEGORIES,
        ...history.slice(at + 3, at + 3 + count).flatMap((category) => this.#ancestors(category)),
      ]);
      at += 3 + count;
      const name = this.#days[day] ?? '';
      for (const category of categories) {
        for (const scope of [`${ALL_CHANNELS}\u001f${category}`, `${this.#channels[channel]}\u001f${category}`]) {
          let days = scopes.get(scope);
          if (!days) scopes.set(scope, (days = new Map()));
          days.set(name, (days.get(name) ?? 0) + 1);
        }
      }
    }
    return scopes;
  }

  /** Rows of `buyer_days` of these members; their gaps are counted on the way. */
  #buyerRows(members: readonly number[], weekStart: number) {
    const rows: (typeof buyerDays.$inferInsert)[] = [];
    for (const memberId of members) {
      for (const [scope, days] of this.#daysOf(this.#bought.get(memberId) ?? [])) {
        const [channel = '', category] = splitKey(scope);
        const categoryId = Number(category);
        let previous = '';
        for (const day of [...days.keys()].sort()) {
          rows.push({ memberId, channel, categoryId, day, orders: days.get(day) ?? 0 });
          countGap(this.#sums.at(channel, categoryId, day), day, previous, weekStart, 1);
          previous = day;
        }
      }
    }
    return rows;
  }

  /** Writes every rollup; call once, after the last order and return. */
  async write({ transaction }: Connection, { now, weekStart }: { now: number; weekStart: number }) {
    const members = [...this.#bought.keys()].sort((a, b) => a - b);
    for (let at = 0; at < members.length; at += MEMBERS) {
      const rows = this.#buyerRows(members.slice(at, at + MEMBERS), weekStart);
      await transaction((tx) => insertRows(tx, buyerDays, rows));
    }
    await transaction(writeGaps);
    const sums = [...this.#sums.sums].map(([key, values]) => {
      const [channel = '', category, day = ''] = splitKey(key);
      return { channel, categoryId: Number(category), day, ...values };
    });
    await transaction(async (tx) => {
      await insertRows(tx, salesDays, sums);
      await insertRows(tx, salesFreshness, [{ id: 1, changedAt: now }]);
    });
  }
}

/** The buying days lie in the order of the window: nothing is sorted to find the day before. */
const writeGaps = (tx: Db) =>
  query(
    tx,
    `insert into buyer_gaps (channel, category_id, day, previous_day, buyers)
     select channel, category_id, day, previous_day, count(*) from (
       select channel, category_id, day,
         coalesce(lag(day) over (partition by member_id, channel, category_id order by day), '') as previous_day
       from buyer_days) as gaps
     group by channel, category_id, day, previous_day`,
  );
