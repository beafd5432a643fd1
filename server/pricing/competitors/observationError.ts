/** Why an observed price is refused. */
import type { StoreObservationInput } from '#contract/pricing/competitors';
import { isAhead } from '../../platform/records/sourceClock.ts';
import type { Writer } from '../../platform/records/writer.ts';

/** Errors of a row with respect to the store's currency and clock; null where there are none. */
export const observationError = (
  { currency, observedAt }: Pick<StoreObservationInput, 'currency' | 'observedAt'>,
  { settings, now }: Writer,
): Record<string, string> | null => {
  if (currency !== undefined && currency !== settings.currency)
    return { currency: 'competitors.errors.currency' };
  return observedAt !== null && isAhead(observedAt, now)
    ? { observedAt: 'competitors.errors.future' }
    : null;
};
