import type { VariantInput } from '#contract/catalog/products';
import { marginBps } from '#rules/pricing/guards';
import { useRate } from '../../../ui/record/rate.tsx';

/** A cell may be empty, or hold what is no number. */
const amountOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) ? value : null;

/** What is left of the price after the cost; a dash while one of them is missing. */
export const Margin = ({ variant: { cost, basePrice } }: { variant: VariantInput }) => {
  const rate = useRate();
  return <>{rate(marginBps(amountOf(basePrice), amountOf(cost)))}</>;
};
