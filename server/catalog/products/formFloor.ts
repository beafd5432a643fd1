/** Checks base prices from the product form against their guards. */
import type { ProductInput } from '#contract/catalog/products';
import { shownAmount } from '#shared/localization';
import { type FieldErrors, message } from '#shared/fields';
import type { Db } from '#db';
import type { Writer } from '../../platform/records/writer.ts';
import { loadCategoryGuards } from '../../pricing/guards/load.ts';
import { guardsOfVariant } from '../../pricing/guards/rules.ts';
import { floorOf } from '../../pricing/guards/rules.ts';

/** Field errors of new or changed base prices below their floor; null where there are none. */
export const floorErrors = async (
  tx: Db,
  { settings }: Writer,
  before: ReadonlyMap<number, number>,
  { variants, primaryCategoryId }: ProductInput,
): Promise<FieldErrors | null> => {
  const isNew = ({ id, basePrice }: { id?: number | undefined; basePrice: number }) =>
    basePrice !== 0 && (id === undefined || before.get(id) !== basePrice);
  if (!variants.some(isNew)) return null;
  const guards = await loadCategoryGuards(tx, settings, primaryCategoryId);
  const errors: FieldErrors = {};
  variants.forEach((variant, index) => {
    const { basePrice, cost, minPrice = null, minMarginBps = null } = variant;
    const floor = floorOf(guardsOfVariant({ cost, minPrice, minMarginBps }, guards));
    if (floor === null || basePrice >= floor || !isNew(variant)) return;
    errors[index] = {
      basePrice: message('prices.errors.belowFloor', {
        floor: shownAmount(floor, settings.currency),
      }),
    };
  });
  return Object.keys(errors).length > 0 ? { variants: errors } : null;
};
