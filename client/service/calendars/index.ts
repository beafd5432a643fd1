import EditCalendar from '@mui/icons-material/EditCalendarOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** When customer service works. */
export const serviceCalendars: Feature = {
  name: 'serviceCalendars',
  options: {
    values: { kind: 'serviceCalendars.kinds' },
    contracts: async () => {
      const { CalendarEdit, ServiceCalendar } = await import('#contract/service/calendars');
      return [CalendarEdit, ServiceCalendar];
    },
  },
  icon: EditCalendar,
  list: lazyPage(() => import('./CalendarList.tsx')),
  edit: lazyPage(() => import('./CalendarEdit.tsx')),
  create: lazyPage(() => import('./CalendarCreate.tsx')),
};
