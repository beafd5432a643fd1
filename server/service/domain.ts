/** The domain of customer service: tickets and what is done about them. */
import type { Domain } from '../domain.ts';
import { TICKET_ATTENTION } from './attention.ts';
import { bulkRoutes } from './bulk/routes.ts';
import { CHECKS } from './checks.ts';
import { TICKET_EVENTS } from './eventTypes.ts';
import { EXPORTS } from './exports.ts';
import { intakeRoutes } from './intake/routes.ts';
import { SERVICE_MEMBER_DATA } from './memberData.ts';
import { mergingRoutes } from './merging/routes.ts';
import { splitTickets } from './merging/split.ts';
import { presenceRoutes } from './presence/routes.ts';
import { redactionRoutes } from './redaction/routes.ts';
import { replyRoutes } from './replies/routes.ts';
import { findOpenTasks } from './tasks/load.ts';
import { taskRoutes } from './tasks/routes.ts';
import { TASK_ROWS } from './tasks/threadRows.ts';
import { ticketRoutes } from './tickets/routes.ts';
import { TICKET_TIMERS } from './tickets/events.ts';
import { viewRoutes } from './views/routes.ts';

export const service: Domain = {
  name: 'service',
  routes: [
    ...viewRoutes,
    ...bulkRoutes,
    ...ticketRoutes,
    ...replyRoutes,
    ...presenceRoutes,
    ...mergingRoutes,
    ...taskRoutes,
    ...redactionRoutes,
    ...intakeRoutes,
  ],
  attention: TICKET_ATTENTION,
  exports: [EXPORTS],
  memberData: [SERVICE_MEMBER_DATA],
  eventTypes: [...TICKET_EVENTS],
  timers: [TICKET_TIMERS],
  verify: CHECKS,
  afterUnmerges: [splitTickets],
  resolveBlocks: [findOpenTasks],
  threadRows: [TASK_ROWS],
};
