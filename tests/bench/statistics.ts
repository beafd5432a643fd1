/** Value below which a share of the sorted values lies (nearest rank); NaN of none. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return (
    sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ??
    Number.NaN
  );
};

/** Middle value; of an even number, the mean of the two middle ones. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = Number.NaN] = [
    sorted[Math.ceil(middle) - 1],
    sorted[Math.floor(middle)],
  ];
  return (low + high) / 2;
};

/** Median of the ratios of values measured side by side: what drifts with the machine cancels out. */
export const pairedRatio = (ours: readonly number[], reference: readonly number[]): number =>
  median(ours.map((value, index) => value / (reference[index] ?? Number.NaN)));
