/** What a row of a batch changes. Pure. */
import type { BatchRow } from '#contract/pricing/priceBatches/batchRows';

export interface Difference {
  /** Minor units. */
  amount: number;
  /** Basis points of the old price; null where there was none. */
  bps: number | null;
}

export const differenceOf = (before: number | null, after: number | null): Difference | null =>
  before === null || after === null || before === after
    ? null
    : {
        amount: after - before,
        bps: before > 0 ? Math.round(((after - before) * 10_000) / before) : null,
      };

/** A variant in words: product, then its options or SKU. */
export const nameOf = (name: string, { options, sku }: Pick<BatchRow, 'options' | 'sku'>): string =>
  [name, options.join(' / ') || sku].filter(Boolean).join(' · ');
