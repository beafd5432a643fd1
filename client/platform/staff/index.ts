import Badge from '@mui/icons-material/BadgeOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

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
  list: lazyPage(() => import('./StaffList.tsx')),
  edit: lazyPage(() => import('./StaffEdit.tsx')),
  recordRepresentation: 'name',
};
