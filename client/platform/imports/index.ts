import UploadFile from '@mui/icons-material/UploadFileOutlined';
import { createElement, lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

const ImportPage = lazy(() => import('./ImportPage.tsx'));
const ImportRunPage = lazy(() => import('./ImportRunPage.tsx'));

export const imports: Feature = {
  name: 'imports',
  routes: [
    {
      path: '/imports',
      element: createElement(ImportPage),
      access: { resource: 'imports', action: 'create' },
      menu: { icon: UploadFile, label: 'imports.title' },
    },
    {
      path: '/imports/:id',
      element: createElement(ImportRunPage),
      access: { resource: 'imports', action: 'create' },
    },
  ],
};
