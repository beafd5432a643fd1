import Badge from '@mui/icons-material/BadgeOutlined';
import { lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

export const staff: Feature = {
  name: 'staff',
  options: {
    contracts: async () => {
      const { StaffInput } = await import('#contract/platform/staff');
      return [StaffInput];
    },
    values: {
      role: 'roles',
    },
  },
  icon: Badge,
  list: lazy(() => import('./StaffList.tsx')),
  edit: lazy(() => import('./StaffEdit.tsx')),
  recordRepresentation: 'name',
};
