/** Checks whether codes of a batch can be issued, and computes until when an issued one is valid. */
import { conflict } from '../../platform/http/errors.ts';
import { addDays, dayOf, startOfDay } from '#shared/days';
import type { Writer } from '../../platform/records/writer.ts';
import type { BatchRow } from './record.ts';

/** The end of the last day on which a code issued now is valid; null where only the batch limits it. */
export const validUntilOf = (
  { daysAfterClaim }: Pick<BatchRow, 'daysAfterClaim'>,
  { now, settings: { timeZone } }: Writer,
): number | null =>
  daysAfterClaim === null
    ? null
    : startOfDay(addDays(dayOf(now, timeZone), daysAfterClaim + 1), timeZone);

export const checkIssuable = (batch: BatchRow, now: number) => {
  if (batch.kind !== 'unique') throw conflict('coupons.errors.shared');
  if (batch.revokedAt !== null) throw conflict('coupons.errors.revoked');
  if (batch.validUntil !== null && batch.validUntil <= now) throw conflict('coupons.errors.over');
};
