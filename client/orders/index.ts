import { lazy } from 'react';
import type { ClientDomain } from '../domain.ts';
import { events } from './events/index.ts';
import { orders } from './orders/index.ts';
import { returns } from './returns/index.ts';

export const ordersDomain: ClientDomain = {
  group: 'service',
  features: [orders, returns],
  unlisted: [events],
  memberSections: [
    {
      title: 'members.sections.orders',
      Content: lazy(() => import('./orders/MemberOrders.tsx')),
    },
    {
      title: 'members.sections.events',
      Content: lazy(() => import('./orders/MemberEvents.tsx')),
    },
  ],
};
