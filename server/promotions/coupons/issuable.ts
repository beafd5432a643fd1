/** Checks whether codes of a batch can be issued, and computes until when an issued one is valid. */
import { conflict } from '../../platform/http/errors.ts';
import { whyNotGiven } from '#rules/promotions/coupons';
import { addDays, dayOf, startOfDay } from '#shared/days';
import type { Writer } from '../../platform/records/writer.ts';
import type { BatchRow } from './record.ts';

/**
 * The end of the last day on which a code issued now is valid; null where only the batch limits it. The days of a code that
 * is issued before its batch begins count from that beginning.
 */
export const validUntilOf = (
  { daysAfterClaim, validFrom }: Pick<BatchRow, 'daysAfterClaim' | 'validFrom'>,
  { now, settings: { timeZone } }: Writer,
): number | null =>
  daysAfterClaim === null
    ? null
    : startOfDay(
        addDays(dayOf(Math.max(now, validFrom ?? now), timeZone), daysAfterClaim + 1),
        timeZone,
      );

/** `isAhead`: whether codes may be issued that are valid only later. */
export const checkIssuable = (batch: BatchRow, now: number, isAhead: boolean) => {
  const fault = whyNotGiven(batch, now);
  if (fault && !(isAhead && fault === 'notStarted')) throw conflict(`coupons.errors.${fault}`);
};
