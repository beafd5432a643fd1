/** Sums up a replay: revenue, cost and margin, by day and in total, and the orders with the highest cost. Pure. */
import type { PromotionReplay } from '#contract/promotions/replay';
import { addDays } from '#shared/days';
import { mulDiv, RATE } from '#shared/money';
import type { ReplayOrder } from './orders.ts';
import type { ReplayLine } from './lines.ts';

const EXAMPLES = 10;

const byCost = (
  one: PromotionReplay['examples'][number],
  other: PromotionReplay['examples'][number],
) => other.before - other.after - (one.before - one.after);

type Sums = Omit<PromotionReplay, 'orders' | 'sampled' | 'assumptions'>;

export class ReplayTotals {
  readonly #byDay = new Map<string, { orders: number; touched: number; cost: number }>();
  readonly #examples: PromotionReplay['examples'] = [];
  /** `touchedBefore`: revenue of the affected orders; `known`: revenue of the lines with known cost. */
  readonly #sums = { touched: 0, cost: 0, before: 0, touchedBefore: 0, known: 0, knownCost: 0 };

  constructor(from: string, to: string) {
    for (let day = from; day <= to; day = addDays(day, 1))
      this.#byDay.set(day, { orders: 0, touched: 0, cost: 0 });
  }

  add({ id, externalId, day }: ReplayOrder, lines: readonly ReplayLine[], cost: number) {
    const sums = this.#sums;
    const ofDay = this.#byDay.get(day);
    const before = lines.reduce((sum, line) => sum + line.paid, 0);
    sums.before += before;
    for (const line of lines)
      if (line.cost !== null) {
        sums.known += line.paid;
        sums.knownCost += line.cost * line.quantity;
      }
    if (ofDay) ofDay.orders++;
    if (cost === 0) return;
    sums.touched++;
    sums.cost += cost;
    sums.touchedBefore += before;
    if (ofDay) {
      ofDay.touched++;
      ofDay.cost += cost;
    }
    this.#examples.push({ orderId: id, externalId, before, after: before - cost });
    if (this.#examples.length > EXAMPLES * 4) this.#examples.sort(byCost).splice(EXAMPLES);
  }

  sums(): Sums {
    const { touched, cost, before, touchedBefore, known, knownCost } = this.#sums;
    const margin = known > 0 ? known - knownCost : null;
    return {
      touched,
      cost,
      revenueBefore: before,
      marginBefore: margin,
      marginAfter: margin === null ? null : margin - cost,
      averageDepthBps: touchedBefore === 0 ? 0 : mulDiv(cost, RATE, touchedBefore),
      byDay: [...this.#byDay].map(([day, row]) => ({ day, ...row })),
      examples: this.#examples.toSorted(byCost).slice(0, EXAMPLES),
    };
  }
}
