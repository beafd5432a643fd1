import UploadFile from '@mui/icons-material/UploadFileOutlined';
import { createElement } from 'react';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

const ImportPage = lazyPage(() => import('./ImportPage.tsx'));
const ImportRunPage = lazyPage(() => import('./ImportRunPage.tsx'));

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
