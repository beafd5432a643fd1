import type { ClientDomain } from '../domain.ts';
import { earnApprovals } from './earnApprovals/index.ts';
import { events } from './events/index.ts';
import { orders } from './orders/index.ts';
import { instructions } from './instructions/index.ts';
import { payments } from './payments/index.ts';
import { returnReasons } from './returnReasons/index.ts';
import { returns } from './returns/index.ts';
import { shipments } from './shipments/index.ts';
import { lazyPage } from '../ui/lazyPage.ts';

export const ordersDomain: ClientDomain = {
  group: 'service',
  features: [orders, returns, shipments, instructions],
  // Late rewards are reached from Today, where they wait, and payments from their orders.
  unlisted: [events, earnApprovals, payments],
  memberSections: [
    {
      title: 'members.sections.orders',
      tab: 'orders',
      ofRecord: true,
      Content: lazyPage(() => import('./orders/MemberOrders.tsx')),
    },
    {
      title: 'returns.sectionTitle',
      tab: 'orders',
      ofRecord: true,
      Content: lazyPage(() => import('./returns/MemberReturns.tsx')),
    },
    {
      title: 'members.sections.events',
      tab: 'activity',
      ofRecord: true,
      Content: lazyPage(() => import('./events/MemberEvents.tsx')),
    },
  ],
};

/** What is set up once and changed seldom. */
export const orderSettingsDomain: ClientDomain = {
  group: 'settings',
  features: [returnReasons],
};
