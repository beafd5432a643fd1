/** Checks base prices against their guards, wherever they come from: the form, files and the store's systems. */
import type { ProductInput } from '#contract/catalog/products';
import type { Settings } from '#contract/platform/settings';
import { shownAmount } from '#shared/localization';
import { type FieldErrors, message } from '#shared/fields';
import type { Db } from '#db';
import type { Product } from './product.ts';
import type { ProductWrite } from './productWrite.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadCategoryGuards, loadGuards } from '../../pricing/guards/load.ts';
import {
  type CategoryGuards,
  floorOf,
  guardsOfVariant,
  isBelowFloor,
} from '../../pricing/guards/rules.ts';

type Priced = Pick<ProductInput, 'variants' | 'primaryCategoryId' | 'status'>;

/**
 * Which variants have a new or changed base price. A price of zero means that there is none yet; of a product that is sold
 * and stays so it is a price.
 */
const newPricesIn = (before: Product | null, { status }: Priced) => {
  const stored = new Map(before?.variants.map(({ id, basePrice }) => [id, basePrice]));
  const isSold = before?.status === 'active' && status === 'active';
  return ({ id, basePrice }: ProductInput['variants'][number]) =>
    (basePrice !== 0 || isSold) && (id === undefined || stored.get(id) !== basePrice);
};

const hasNewPrice = (before: Product | null, input: Priced): boolean =>
  input.variants.some(newPricesIn(before, input));

const errorsOf = (
  before: Product | null,
  input: Priced,
  category: CategoryGuards,
  { currency }: Pick<Settings, 'currency'>,
): FieldErrors | null => {
  const isNewPrice = newPricesIn(before, input);
  const errors: FieldErrors = {};
  input.variants.forEach((variant, index) => {
    const { basePrice, cost, minPrice = null, minMarginBps = null } = variant;
    const floor = floorOf(guardsOfVariant({ cost, minPrice, minMarginBps }, category));
    if (floor === null || !isBelowFloor(basePrice, floor) || !isNewPrice(variant)) return;
    const floorText = shownAmount(floor, currency);
    errors[index] = { basePrice: message('prices.errors.belowFloor', { floor: floorText }) };
  });
  return Object.keys(errors).length > 0 ? { variants: errors } : null;
};

/**
 * Field errors of new or changed base prices below their floor; null where there are none. Variants must have the ids
 * of those they are matched with.
 */
export const floorErrors = async (
  tx: Db,
  { settings }: Writer,
  before: Product | null,
  input: Priced,
): Promise<FieldErrors | null> =>
  hasNewPrice(before, input)
    ? errorsOf(
        before,
        input,
        await loadCategoryGuards(tx, settings, input.primaryCategoryId),
        settings,
      )
    : null;

/** The number of categories above which the guards of all of them are loaded at once. */
const FEW_CATEGORIES = 3;

const loadGuardsOf = async (
  tx: Db,
  settings: Settings,
  categoryIds: ReadonlySet<number | null>,
) => {
  if (categoryIds.size > FEW_CATEGORIES) return loadGuards(tx, settings);
  const guards = new Map<number | null, CategoryGuards>();
  for (const id of categoryIds) guards.set(id, await loadCategoryGuards(tx, settings, id));
  return (id: number | null) => guards.get(id) as CategoryGuards;
};

/** The same for many products. */
export const floorErrorsOf = async (
  tx: Db,
  { settings }: Writer,
  writes: readonly Pick<ProductWrite, 'before' | 'input'>[],
): Promise<(FieldErrors | null)[]> => {
  const priced = writes.filter(({ before, input }) => hasNewPrice(before, input));
  if (priced.length === 0) return writes.map(() => null);
  const categoryIds = new Set(priced.map(({ input }) => input.primaryCategoryId));
  const guardsOf = await loadGuardsOf(tx, settings, categoryIds);
  return writes.map(({ before, input }) =>
    hasNewPrice(before, input)
      ? errorsOf(before, input, guardsOf(input.primaryCategoryId), settings)
      : null,
  );
};
