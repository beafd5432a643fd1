import AccountTree from '@mui/icons-material/AccountTreeOutlined';
import { localize, type Localized } from '#shared/localization';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

export const categories: Feature = {
  name: 'categories',
  options: {
    values: {
      requirement: 'categories.requirements',
    },
    contracts: async () => {
      const { CategoryInput, CategoryMove, CategoryMerged } =
        await import('#contract/catalog/categories');
      return [CategoryInput, CategoryMove, CategoryMerged];
    },
  },
  icon: AccountTree,
  list: lazyPage(() => import('./CategoryPage.tsx')),
  edit: lazyPage(() => import('./CategoryPage.tsx')),
  create: lazyPage(() => import('./CategoryPage.tsx')),
  recordRepresentation: ({ names }: { names: Localized }) => localize(names, 'en'),
};
