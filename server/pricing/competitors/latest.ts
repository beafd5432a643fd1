/** What an offer's row says of its observations; the same whatever the order they arrive in. Pure. */

export interface Observed {
  amount: number;
  shipping: number;
  inStock: boolean;
  observedAt: number;
}

/** The derived columns of an offer; null throughout before the first observation. */
export interface Latest {
  amount: number | null;
  shipping: number | null;
  inStock: boolean | null;
  observedAt: number | null;
  /** What it cost, shipping included, before it last moved. */
  previousAmount: number | null;
  /** When it was first seen at what it costs now, having cost something else before. */
  movedAt: number | null;
}

export const UNSEEN: Latest = {
  amount: null,
  shipping: null,
  inStock: null,
  observedAt: null,
  previousAmount: null,
  movedAt: null,
};

export const totalOf = ({
  amount,
  shipping,
}: Pick<Latest, 'amount' | 'shipping'>): number | null =>
  amount === null ? null : amount + (shipping ?? 0);

/** Goes on from an observation later than every one before it. */
const advance = (latest: Latest, { amount, shipping, inStock, observedAt }: Observed): Latest => {
  const before = totalOf(latest);
  const moved = before !== null && before !== amount + shipping;
  return {
    amount,
    shipping,
    inStock,
    observedAt,
    previousAmount: moved ? before : latest.previousAmount,
    movedAt: moved ? observedAt : latest.movedAt,
  };
};

/** What all observations of an offer amount to. */
export const latestOf = (observations: readonly Observed[]): Latest =>
  [...observations].sort((a, b) => a.observedAt - b.observedAt).reduce(advance, UNSEEN);

/**
 * What new observations (none of them known already) make of the row; null where one is older than the latest, so that
 * all must be read again.
 */
export const advanced = (latest: Latest, arriving: readonly Observed[]): Latest | null => {
  const isLate = arriving.some(
    ({ observedAt }) => latest.observedAt !== null && observedAt < latest.observedAt,
  );
  return isLate
    ? null
    : [...arriving].sort((a, b) => a.observedAt - b.observedAt).reduce(advance, latest);
};
