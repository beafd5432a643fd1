/** How tracking numbers are compared, and which of them can be corrected. Pure. */
import type { ParcelDirection } from '#contract/service/caseParcels';
import type { CaseStage } from '#contract/service/stages';

/** Carriers are typed by hand, so the number alone names the parcel: without spaces, hyphens, dots and case. */
export const foldedNumber = (trackingNumber: string): string =>
  trackingNumber
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.-]/g, '');

/** In which stages a parcel of the customer is on its way to us. */
const COMING: readonly CaseStage[] = ['inTransit', 'convertedToRefund'];

/**
 * Whether a parcel has not arrived yet, as far as the case tells. What goes back to the customer is not followed: the case
 * ends with its arrival, or has no stage for it.
 */
export const isUnderway = (
  direction: ParcelDirection,
  { stage, hasReceived }: { stage: CaseStage; hasReceived: boolean },
): boolean => {
  if (direction === 'in') return COMING.includes(stage) && !hasReceived;
  return direction === 'back' || stage === 'replacementShipped';
};
