/** What a row of a batch changes. Pure. */
import type { BatchRow } from '#contract/pricing/priceBatches/batchRows';
import type { Localized } from '#shared/localization';

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

/** A variant in the words of `toText`: product, then its options or SKU. */
export const nameOf = (
  { names, options, sku }: Pick<BatchRow, 'names' | 'options' | 'sku'>,
  toText: (text: Localized) => string,
): string => [toText(names), options.map(toText).join(' / ') || sku].filter(Boolean).join(' · ');
