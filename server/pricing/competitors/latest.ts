/** Computes the columns of an offer that are derived from its observations, which may arrive in any order. Pure. */

export interface Observed {
  amount: number;
  shipping: number;
  inStock: boolean;
  observedAt: number;
}

/** The derived columns of an offer; all null before the first observation. */
export interface Latest {
  amount: number | null;
  shipping: number | null;
  inStock: boolean | null;
  observedAt: number | null;
  /** Amount including shipping before its last change. */
  previousAmount: number | null;
  /** When the current amount was first observed after a different one. */
  movedAt: number | null;
}

export const NOT_OBSERVED: Latest = {
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

/** The columns after one more observation, which must be later than all previous ones. */
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

/** The columns derived from all observations of an offer. */
export const latestOf = (observations: readonly Observed[]): Latest =>
  [...observations].sort((a, b) => a.observedAt - b.observedAt).reduce(advance, NOT_OBSERVED);

/**
 * The columns after new observations, none of which is stored yet; null if one of them is older than the latest stored
 * one, so that all observations must be read.
 */
export const advanced = (latest: Latest, arriving: readonly Observed[]): Latest | null => {
  const isLate = arriving.some(
    ({ observedAt }) => latest.observedAt !== null && observedAt < latest.observedAt,
  );
  return isLate
    ? null
    : [...arriving].sort((a, b) => a.observedAt - b.observedAt).reduce(advance, latest);
};
