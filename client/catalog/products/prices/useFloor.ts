/** The least price the guards allow a variant: its own, else its category's or the next one above, else the store's. */
import { useGetOne } from 'react-admin';
import type { SettingsInput } from '#contract/platform/settings';
import type { VariantInput } from '#contract/catalog/products';
import { useCategories } from '../../../pricing/shared/categories.tsx';

const SETTINGS_ID = 1;
const RATE = 10_000;

type Guarded = Pick<VariantInput, 'cost' | 'minPrice' | 'minMarginBps'>;

/** Minor units; null where no guard applies. The margin is reached, not merely approached. */
export const floorOf = ({ cost, minPrice = null, minMarginBps = null }: Guarded): number | null => {
  const byMargin =
    cost === null || minMarginBps === null
      ? null
      : Math.ceil((cost * RATE) / (RATE - minMarginBps));
  if (byMargin === null) return minPrice;
  return minPrice === null ? byMargin : Math.max(minPrice, byMargin);
};

export const useFloor = (variant: Guarded, categoryId: number | null): number | null => {
  const { data: settings } = useGetOne<SettingsInput & { id: number }>('settings', {
    id: SETTINGS_ID,
  });
  const { data: categories = [] } = useCategories();
  const path =
    categories
      .find(({ id }) => id === categoryId)
      ?.path.split('/')
      .filter(Boolean) ?? [];
  // From the root down: what is nearer is said later.
  const inherited = {
    minPrice: null as number | null,
    minMarginBps: settings?.minMarginBps ?? null,
  };
  for (const part of path) {
    const category = categories.find(({ id }) => id === Number(part));
    inherited.minPrice = category?.minPrice ?? inherited.minPrice;
    inherited.minMarginBps = category?.minMarginBps ?? inherited.minMarginBps;
  }
  return floorOf({
    cost: variant.cost,
    minPrice: variant.minPrice ?? inherited.minPrice,
    minMarginBps: variant.minMarginBps ?? inherited.minMarginBps,
  });
};
