import CalendarMonth from '@mui/icons-material/CalendarMonthOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** Price changes that come back every year. */
export const seasonalPlans: Feature = {
  name: 'seasonalPlans',
  options: {
    values: { state: 'seasonalPlans' },
    contracts: async () => {
      const { SeasonalPlanInput } = await import('#contract/pricing/seasonalPlans');
      return [SeasonalPlanInput];
    },
  },
  icon: CalendarMonth,
  list: lazyPage(() => import('./PlanList.tsx')),
  edit: lazyPage(() => import('./PlanEdit.tsx')),
  create: lazyPage(() => import('./PlanCreate.tsx')),
  recordRepresentation: 'name',
};
