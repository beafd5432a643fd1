import CalendarMonth from '@mui/icons-material/CalendarMonthOutlined';
import { lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

/** Price changes that come back every year. */
export const seasonalPlans: Feature = {
  name: 'seasonalPlans',
  options: {
    contracts: async () => {
      const { SeasonalPlanInput } = await import('#contract/pricing/seasonalPlans');
      return [SeasonalPlanInput];
    },
  },
  icon: CalendarMonth,
  list: lazy(() => import('./PlanList.tsx')),
  edit: lazy(() => import('./PlanEdit.tsx')),
  create: lazy(() => import('./PlanCreate.tsx')),
  recordRepresentation: 'name',
};
