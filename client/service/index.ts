import type { ClientDomain } from '../domain.ts';
import { lazyPage } from '../ui/lazyPage.ts';
import { cases } from './cases/index.ts';
import { serviceCalendars } from './calendars/index.ts';
import { afterSalesPolicies } from './policies/index.ts';
import { servicePolicies } from './servicePolicies/index.ts';
import { absences } from './absences/index.ts';
import { macros } from './macros/index.ts';
import { teams } from './teams/index.ts';
import { refunds } from './refunds/index.ts';
import { careRules } from './careRules/index.ts';
import { qualityCards } from './qualityCards/index.ts';
import { qualityReviews } from './qualityReviews/index.ts';
import { reasonTexts } from './reasonTexts/index.ts';
import { serviceRetention } from './retention/index.ts';
import { rootCauses } from './rootCauses/index.ts';
import { ticketRules } from './ticketRules/index.ts';
import { tickets } from './tickets/index.ts';

export const serviceDomain: ClientDomain = {
  group: 'service',
  features: [tickets, cases, refunds],
  ticketSections: [
    { name: 'origin', Content: lazyPage(() => import('./ticketFiles/TicketOrigin.tsx')) },
    { name: 'hold', Content: lazyPage(() => import('./retention/TicketHold.tsx')) },
    { name: 'refunds', Content: lazyPage(() => import('./refunds/TicketRefunds.tsx')) },
    { name: 'review', Content: lazyPage(() => import('./qualityReviews/TicketReview.tsx')) },
  ],
  memberSections: [
    {
      title: 'tickets.sectionTitle',
      tab: 'activity',
      Content: lazyPage(() => import('./tickets/MemberTickets.tsx')),
    },
  ],
  orderSections: [
    { name: 'tickets', Content: lazyPage(() => import('./tickets/OrderTickets.tsx')) },
    { name: 'cases', Content: lazyPage(() => import('./cases/OrderCases.tsx')) },
    { name: 'refunds', Content: lazyPage(() => import('./refunds/OrderRefunds.tsx')) },
  ],
  orderReturnVerbs: [
    { name: 'refund', Content: lazyPage(() => import('./refunds/OrderRefundVerb.tsx')) },
  ],
};

/** What managers set up for customer service. */
export const serviceSettingsDomain: ClientDomain = {
  group: 'settings',
  features: [
    servicePolicies,
    teams,
    absences,
    macros,
    ticketRules,
    qualityReviews,
    qualityCards,
    afterSalesPolicies,
    rootCauses,
    reasonTexts,
    careRules,
    serviceRetention,
  ],
  unlisted: [serviceCalendars],
};
