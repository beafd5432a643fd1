import { useGetOne } from 'react-admin';
import type { VariantInput } from '#contract/catalog/products';
import type { SettingsInput } from '#contract/platform/settings';
import { floorOf, guardsOfVariant, inheritedGuards } from '#rules/pricing/guards';
import { useCategories } from '../../../pricing/shared/categories.tsx';

const SETTINGS_ID = 1;

type Guarded = Pick<VariantInput, 'cost' | 'minPrice' | 'minMarginBps'>;

/** The least price the guards allow a variant, in minor units; null where no guard applies. */
export const useFloor = (variant: Guarded, categoryId: number | null): number | null => {
  const { data: settings } = useGetOne<SettingsInput & { id: number }>('settings', {
    id: SETTINGS_ID,
  });
  const { data: categories = [] } = useCategories();
  const path = categories.find(({ id }) => id === categoryId)?.path.split('/') ?? [];
  const store = { minPrice: null, minMarginBps: settings?.minMarginBps ?? null };
  const inherited = inheritedGuards(
    store,
    path.map((ancestor) => categories.find(({ id }) => id === Number(ancestor))),
  );
  const { cost, minPrice = null, minMarginBps = null } = variant;
  return floorOf(guardsOfVariant({ cost, minPrice, minMarginBps }, inherited));
};
