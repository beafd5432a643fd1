/** How tracking numbers are compared. Pure. */

/** Carriers are typed by hand, so the number alone names the parcel: without spaces, hyphens, dots and case. */
export const foldedNumber = (trackingNumber: string): string =>
  trackingNumber
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.-]/g, '');
