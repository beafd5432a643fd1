import AccountTree from '@mui/icons-material/AccountTreeOutlined';
import { lazy } from 'react';
import { localize, type Localized } from '#shared/localization';
import type { Feature } from '../../ui/feature.ts';

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
  list: lazy(() => import('./CategoryPage.tsx')),
  edit: lazy(() => import('./CategoryPage.tsx')),
  create: lazy(() => import('./CategoryPage.tsx')),
  recordRepresentation: ({ names }: { names: Localized }) => localize(names, 'en'),
};
