/** Computes the sales rollups of a store whose orders were inserted in bulk, once at the end. */
import type { Connection } from '#db';
import { insertRows } from '#db/bulk';
import { buyerGaps, salesDays, salesFreshness } from '#db/schema/orders/sales';
import { MemberDays } from '#server/orders/sales/memberDays';
import type { Ancestors } from '#server/catalog/categoryTree/rules';
import type { Bundle } from '#server/orders/sales/bundle';
import { Changes } from '#server/orders/sales/changes';
import { contribute } from '#server/orders/sales/contribute';
import { countGap } from '#server/orders/sales/countGap';

/** Gaps written per transaction. */
const GAPS = 50_000;

/** Numbers texts in the order in which they first occur. */
class Numbers {
  readonly texts: string[] = [];
  readonly #numbers = new Map<string, number>();

  of(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) this.#numbers.set(text, (number = this.texts.push(text) - 1));
    return number;
  }
}

/** Collects what orders and returns contribute, in the order in which they are added. */
export class Rollups {
  readonly #changes = new Changes();
  readonly #ancestors: Ancestors;
  readonly #channels = new Numbers();
  readonly #days = new Numbers();
  /**
   * By member: for each order the number of the day, the number of the channel, the number of categories, and these.
   */
  readonly #bought = new Map<number, number[]>();
  /** Number of gaps by scope, day and previous day, encoded in one number: a million orders have millions of gaps. */
  readonly #gaps = new Map<number, number>();
  readonly #scopes = new Numbers();

  constructor(ancestors: Ancestors) {
    this.#ancestors = ancestors;
  }

  add(bundle: Bundle) {
    contribute(this.#changes, bundle, this.#ancestors, 1);
    if (!bundle.order?.countedOn || bundle.memberId === null) return;
    const sold = bundle.order.lines.flatMap(({ categoryId, paid }) =>
      categoryId !== null && paid > 0 ? [categoryId] : [],
    );
    const history = this.#bought.get(bundle.memberId) ?? [];
    history.push(
      this.#days.of(bundle.order.countedOn),
      this.#channels.of(bundle.channel),
      sold.length,
      ...sold,
    );
    this.#bought.set(bundle.memberId, history);
  }

  #daysOf(memberId: number, history: readonly number[]): MemberDays {
    const days = new MemberDays(memberId);
    for (let at = 0; at < history.length;) {
      const [day = 0, channel = 0, count = 0] = history.slice(at, at + 3);
      const categoryIds = history.slice(at + 3, at + 3 + count);
      at += 3 + count;
      const purchase = {
        memberId,
        day: this.#days.texts[day] ?? '',
        channel: this.#channels.texts[channel] ?? '',
        categoryIds,
      };
      days.addChange(purchase, 'after', this.#ancestors);
    }
    return days;
  }

  #countGaps(weekStart: number) {
    const size = this.#days.texts.length;
    for (const [memberId, history] of this.#bought) {
      this.#daysOf(memberId, history).forEachGap((channel, categoryId, day, previousDay) => {
        countGap(this.#changes.daySums(channel, categoryId, day), previousDay, weekStart, 1);
        if (previousDay === '') return;
        const scope = this.#scopes.of(`${categoryId} ${channel}`);
        const key = (scope * size + this.#days.of(day)) * size + this.#days.of(previousDay);
        this.#gaps.set(key, (this.#gaps.get(key) ?? 0) + 1);
      });
    }
  }

  #gapRow(key: number): typeof buyerGaps.$inferInsert {
    const size = this.#days.texts.length;
    const [category, channel = ''] = (
      this.#scopes.texts[Math.floor(key / size / size)] ?? ''
    ).split(/ (.*)/);
    const day = this.#days.texts[Math.floor(key / size) % size] ?? '';
    return {
      channel,
      categoryId: Number(category),
      day,
      previousDay: this.#days.texts[key % size] ?? '',
      buyers: this.#gaps.get(key) ?? 0,
    };
  }

  /** Writes every rollup; call it once, after the last order and return. */
  async write({ transaction }: Connection, { now, weekStart }: { now: number; weekStart: number }) {
    this.#countGaps(weekStart);
    const size = this.#days.texts.length;
    const dayIn = (key: number) => Math.floor(key / size) % size;
    const keys = Float64Array.from(this.#gaps.keys()).sort(
      (one, other) => dayIn(one) - dayIn(other) || one - other,
    );
    for (let index = 0; index < keys.length; index += GAPS) {
      const rows = Array.from(keys.subarray(index, index + GAPS), (key) => this.#gapRow(key));
      await transaction((tx) => insertRows(tx, buyerGaps, rows));
    }
    await transaction(async (tx) => {
      await insertRows(tx, salesDays, this.#changes.sums);
      await insertRows(tx, salesFreshness, [{ id: 1, changedAt: now }]);
    });
  }
}
