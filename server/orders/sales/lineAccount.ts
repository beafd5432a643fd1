/** What came back of one line of an order. Pure; amounts in minor units. */
import { mulDiv } from '#shared/money';

export interface BookableLine {
  sku: string | null;
  quantity: number;
  paid: number;
}
type Sold = Pick<BookableLine, 'paid' | 'quantity'>;

export const isFree = ({ paid }: Pick<BookableLine, 'paid'>): boolean => paid === 0;

/**
 * What was paid for the first `units` of a line. All returns of the line together come to exactly what was paid, however
 * they are split.
 */
export const paidFor = ({ paid, quantity }: Sold, units: number): number =>
  mulDiv(paid, units, quantity, 'down');

export class LineAccount {
  /** Units that came back, and of these those of goods that name the line. */
  units = 0;
  named = 0;
  /** What was refunded for goods of this line. */
  refunded = 0;
  /** What one unit cost, rounded down and up. */
  readonly #least: number;
  readonly #most: number;

  /** `stated`: units that the store stated to be back in all; null for what no statement can name, such as a gift. */
  constructor(
    readonly line: BookableLine,
    readonly stated: number | null,
  ) {
    const { paid, quantity } = line;
    const cents = paid % quantity;
    this.#least = (paid - cents) / quantity;
    this.#most = cents === 0 ? this.#least : this.#least + 1;
  }

  get free(): number {
    return this.line.quantity - this.units;
  }
  /** Units that were stated and that no goods are about yet. */
  get untold(): number {
    return Math.max(0, Math.min(this.free, (this.stated ?? 0) - this.units));
  }
  /** The same where the goods that name the line are others than those that were stated. */
  get untoldBeside(): number {
    return Math.max(0, Math.min(this.free, (this.stated ?? 0) - (this.units - this.named)));
  }
  /** Negative where more was refunded than was paid. */
  get moneyLeft(): number {
    return this.line.paid - this.refunded;
  }
  /** Whether the amount is what these units cost, each of them rounded up or down. */
  isRounded(units: number, amount: number): boolean {
    return amount >= this.#least * units && amount <= this.#most * units;
  }
}

/** Whether the amount of goods is what their units of a line are worth. */
export type IsWorth = (
  account: LineAccount,
  goods: { quantity: number; amount: number },
) => boolean;

const isWhole: IsWorth = ({ line, units }, { quantity, amount }) =>
  units === 0 && quantity === line.quantity && amount === line.paid;

const isRest: IsWorth = ({ free, moneyLeft }, { quantity, amount }) =>
  quantity === free && amount === moneyLeft;

const isOfUnits: IsWorth = (account, { quantity, amount }) => account.isRounded(quantity, amount);

/** Their share, rounded up or down, where what is left of the line is worth its units too. */
const isShare: IsWorth = (account, { quantity, amount }) => {
  const { line, free, moneyLeft } = account;
  return (
    account.isRounded(quantity, amount) &&
    account.isRounded(free - quantity, moneyLeft - amount) &&
    (amount === paidFor(line, quantity) ||
      amount === line.paid - paidFor(line, line.quantity - quantity))
  );
};

/** The one that says most of which line goods are comes first. */
export const WORTHS: readonly IsWorth[] = [isWhole, isRest, isShare, isOfUnits];

/** Whether any of them holds. */
export const isWorthAny: IsWorth = (account, goods) =>
  isOfUnits(account, goods) || isRest(account, goods);
