import type { ClientDomain } from '../domain.ts';
import { lazyPage } from '../ui/lazyPage.ts';
import { tickets } from './tickets/index.ts';

export const serviceDomain: ClientDomain = {
  group: 'service',
  features: [tickets],
  memberSections: [
    {
      title: 'tickets.sectionTitle',
      tab: 'activity',
      Content: lazyPage(() => import('./tickets/MemberTickets.tsx')),
    },
  ],
  orderSections: [
    { name: 'tickets', Content: lazyPage(() => import('./tickets/OrderTickets.tsx')) },
  ],
};
