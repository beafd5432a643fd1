/** Collects the changes to the months of members. Pure. */
import { monthOf } from '#shared/days';
import type { Bundle } from './bundle.ts';

/** Changes to a row of `member_months`; its active days are counted again when it is written. */
export interface MonthSums {
  memberId: number;
  month: string;
  orders: number;
  revenue: number;
  netSpend: number;
  returns: number;
  returned: number;
  visits: number;
}

const total = <T>(rows: readonly T[], amountOf: (row: T) => number) =>
  rows.reduce((sum, row) => sum + amountOf(row), 0);

interface Change {
  sums: MonthSums;
  /** How much more or less happened on each of its days: the active days may change where this is not zero. */
  days: Map<string, number>;
}
const isNothing = ({ sums, days }: Change): boolean =>
  sums.orders === 0 &&
  sums.revenue === 0 &&
  sums.netSpend === 0 &&
  sums.returns === 0 &&
  sums.returned === 0 &&
  sums.visits === 0 &&
  [...days.values()].every((times) => times === 0);

export class MonthChanges {
  readonly #members = new Map<number, Map<string, Change>>();

  #change(memberId: number, day: string): Change {
    const month = monthOf(day);
    let months = this.#members.get(memberId);
    if (!months) this.#members.set(memberId, (months = new Map()));
    let change = months.get(month);
    if (!change) {
      const nothing = { orders: 0, revenue: 0, netSpend: 0, returns: 0, returned: 0, visits: 0 };
      change = { sums: { memberId, month, ...nothing }, days: new Map() };
      months.set(month, change);
    }
    return change;
  }

  #happened(memberId: number, day: string, sign: 1 | -1): MonthSums {
    const { sums, days } = this.#change(memberId, day);
    days.set(day, (days.get(day) ?? 0) + sign);
    return sums;
  }

  /** Adds the contributions of an order with its returns (sign 1) or takes them away (sign -1). */
  addBundle({ memberId, order, returns }: Bundle, sign: 1 | -1) {
    if (memberId === null) return;
    const counted = returns.flatMap(({ countedOn, lines }) =>
      countedOn === null ? [] : [{ countedOn, amount: total(lines, ({ amount }) => amount) }],
    );
    if (order?.countedOn) {
      const revenue = total(order.lines, ({ paid }) => paid);
      const sums = this.#happened(memberId, order.countedOn, sign);
      sums.orders += sign;
      sums.revenue += sign * revenue;
      sums.netSpend += sign * (revenue - total(counted, ({ amount }) => amount));
    }
    for (const { countedOn, amount } of counted) {
      const { sums } = this.#change(memberId, countedOn);
      sums.returns += sign;
      sums.returned += sign * amount;
    }
  }

  /** Adds or takes away an event that makes its day an active one. */
  addEvent(memberId: number, type: string, day: string, sign: 1 | -1) {
    const sums = this.#happened(memberId, day, sign);
    if (type === 'visit') sums.visits += sign;
  }

  /** The rows that change. */
  rows(): MonthSums[] {
    return [...this.#members.values()].flatMap((months) =>
      [...months.values()].flatMap((change) => (isNothing(change) ? [] : [change.sums])),
    );
  }
}
