/** Reads figures of cells, and says why one cannot be taken: it is none, or it is one and too large. Pure. */
import { MAX_AMOUNT } from '#shared/fields';
import { shownLargest } from '#shared/largestAmount';
import { readAmount, readCount } from '#shared/numbers';

type Fail = (reason: string, args?: Record<string, unknown>) => void;

/** Money in minor units; null where it is refused. */
export const cellAmount = (
  cell: string,
  setting: { currency: string; decimals: number },
  fail: Fail,
): number | null => {
  const { decimals } = setting;
  const read = readAmount(cell, setting);
  const isTooLarge =
    typeof read === 'number' ? Math.abs(read) > MAX_AMOUNT : read.reason === 'absurd';
  if (isTooLarge) fail('largeAmount', { max: shownLargest(decimals) });
  else if (typeof read !== 'number') fail('amount', { decimals });
  return isTooLarge || typeof read !== 'number' ? null : read;
};

/** The largest number that `readCount` reads. */
const MAX_COUNT = 999_999_999;

/** A number of things; null where it is refused. */
export const cellCount = (cell: string, fail: Fail, max = MAX_COUNT): number | null => {
  const read = readCount(cell);
  const isTooLarge = typeof read === 'number' ? read > max : read.reason === 'absurd';
  if (isTooLarge) fail('ra.validation.maxValue', { max });
  else if (typeof read !== 'number') fail('integer');
  return isTooLarge || typeof read !== 'number' ? null : read;
};
