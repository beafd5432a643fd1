/** Why an observed price is refused. */
import type { StoreObservationInput } from '#contract/pricing/competitors';
import type { Writer } from '../../platform/records/writer.ts';

/** How far another system's clock may be ahead of ours, in milliseconds. */
const AHEAD_MS = 300_000;

/** Errors of a row with respect to the store's currency and clock; null where there are none. */
export const observationError = (
  { currency, observedAt }: Pick<StoreObservationInput, 'currency' | 'observedAt'>,
  { settings, now }: Writer,
): Record<string, string> | null => {
  if (currency !== undefined && currency !== settings.currency)
    return { currency: 'competitors.errors.currency' };
  return observedAt !== null && observedAt > now + AHEAD_MS
    ? { observedAt: 'competitors.errors.future' }
    : null;
};
