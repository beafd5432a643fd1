/** The columns of an offer that follow from its observations, in whatever order these arrive. Pure. */

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
  /** Amount with shipping before its last change. */
  previousAmount: number | null;
  /** When the present amount was first observed after a different one. */
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

/** The columns after one more observation, which is later than every one before it. */
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

/** The columns that follow from all observations of an offer. */
export const latestOf = (observations: readonly Observed[]): Latest =>
  [...observations].sort((a, b) => a.observedAt - b.observedAt).reduce(advance, UNSEEN);

/**
 * The columns after new observations, none of which is stored; null where one is older than the latest, so that all
 * observations must be read.
 */
export const advanced = (latest: Latest, arriving: readonly Observed[]): Latest | null => {
  const isLate = arriving.some(
    ({ observedAt }) => latest.observedAt !== null && observedAt < latest.observedAt,
  );
  return isLate
    ? null
    : [...arriving].sort((a, b) => a.observedAt - b.observedAt).reduce(advance, latest);
};
