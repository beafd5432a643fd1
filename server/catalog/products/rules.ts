/** Rules of products that the form and files share. Pure. */

/** Whether the crossed-out price is below the price, so that it announces a rise instead of a reduction. */
export const isListPriceLow = ({
  basePrice,
  originalPrice,
}: {
  basePrice?: number | null | undefined;
  originalPrice?: number | null | undefined;
}): boolean =>
  typeof originalPrice === 'number' && typeof basePrice === 'number' && originalPrice < basePrice;
