import * as z from 'zod';
import { id, reference, instant, keyText, requiredText } from '#shared/fields';

/** To us, back to the customer as it was or repaired, or out as a replacement. */
export const PARCEL_DIRECTIONS = ['in', 'back', 'out'] as const;
export type ParcelDirection = (typeof PARCEL_DIRECTIONS)[number];

/** Letters and digits, also of full width, with spaces and hyphens between them. */
const isTrackingNumber = (text: string): boolean =>
  /^[a-z\d][a-z\d -]*$/i.test(text.normalize('NFKC'));

/** A parcel of a case; no two have the same number. */
export const CaseParcelInput = z.strictObject({
  carrier: requiredText(60),
  trackingNumber: keyText(80)
    .min(1)
    .refine(isTrackingNumber, { error: 'cases.errors.trackingSigns' }),
});
export type CaseParcelInput = z.infer<typeof CaseParcelInput>;

/** What its number should have been. */
export const ParcelCorrection = CaseParcelInput.extend({ parcelId: reference('caseParcels') });
export type ParcelCorrection = z.infer<typeof ParcelCorrection>;

export const CaseParcel = z.object({
  id: id(),
  direction: z.enum(PARCEL_DIRECTIONS),
  carrier: z.string(),
  trackingNumber: z.string(),
  at: instant(),
  /** It has not arrived yet: its number can be corrected. */
  isUnderway: z.boolean(),
});
export type CaseParcel = z.infer<typeof CaseParcel>;
