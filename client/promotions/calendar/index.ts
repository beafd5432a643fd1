import CalendarViewMonth from '@mui/icons-material/ViewTimelineOutlined';
import { createElement } from 'react';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

const CalendarPage = lazyPage(() => import('./CalendarPage.tsx'));

/** Promotions over time, one lane for goods, one for orders, one for delivery. */
export const promotionCalendar: Feature = {
  name: 'promotionCalendar',
  routes: [
    {
      path: '/promotionCalendar',
      element: createElement(CalendarPage),
      access: { resource: 'promotions', action: 'list' },
      menu: { icon: CalendarViewMonth, label: 'promotionCalendar.menu' },
    },
  ],
};
