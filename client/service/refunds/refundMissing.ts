/** What is missing of a refund before it can be granted, as a translation key. Pure. */
import type { RefundableLine, RefundQuote } from '#contract/service/refundQuotes';
import {
  hasUnfinished,
  type ReadMoney,
  type RefundForm,
  unitsOf,
  unreadable,
} from './refundForm.ts';

interface Known {
  lines: readonly RefundableLine[];
  read: ReadMoney;
  quote: Pick<RefundQuote, 'total' | 'lines'> | undefined;
  /** Which promise it pays was not said. */
  isUnanswered: boolean;
  /** What it comes to is being computed. */
  isStale: boolean;
}

/** Null where nothing is missing; what stands at a field is said there as well. */
export const missingOf = (
  form: RefundForm,
  { lines, read, quote, isUnanswered, isStale }: Known,
): string | null => {
  if (unreadable(form, read).length > 0) return 'refunds.errors.noMoney';
  if (lines.some((line) => Number.isNaN(unitsOf(form, line)))) return 'refunds.errors.wrongUnits';
  if (hasUnfinished(form, read)) return 'refunds.errors.unfinished';
  if (isUnanswered) return 'refunds.errors.promiseMissing';
  if (isStale) return 'refunds.errors.stillComputed';
  const isAnything = quote !== undefined && (quote.total > 0 || quote.lines.length > 0);
  return isAnything ? null : 'refunds.nothingChosen';
};
