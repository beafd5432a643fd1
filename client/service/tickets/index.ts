import SupportAgent from '@mui/icons-material/SupportAgentOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** What customers ask for: the inbox of customer service. */
export const tickets: Feature = {
  name: 'tickets',
  recordRepresentation: 'number',
  options: {
    values: {
      type: 'tickets.types',
      part: 'wordRedactions.parts',
      status: 'tickets.statuses',
      fromStatus: 'tickets.statuses',
      toStatus: 'tickets.statuses',
      priority: 'tickets.priorities',
      channel: 'tickets.channels',
      source: 'tickets.sources',
      waitingOn: 'tickets.waitingOn',
      resolution: 'tickets.resolutions',
      department: 'tickets.departments',
      kind: 'linking.kinds',
      nextDueMetric: 'clocks.metrics',
      metClock: 'clocks.metrics',
      missedClock: 'clocks.metrics',
      decidedClock: 'clocks.metrics',
      allowed: 'tickets.steps',
      'linked.status': 'tickets.statuses',
      'linked.relation': 'tickets.relations',
      'present.state': 'tickets.present',
    },
    contracts: async () => {
      const { TicketDetail } = await import('#contract/service/tickets');
      const { TicketInput } = await import('#contract/service/ticketInputs');
      const { TaskInput } = await import('#contract/service/tasks');
      return [TicketDetail, TicketInput, TaskInput];
    },
  },
  icon: SupportAgent,
  list: lazyPage(() => import('./TicketList.tsx')),
  show: lazyPage(() => import('./TicketShow.tsx')),
  create: lazyPage(() => import('./TicketCreate.tsx')),
  edit: lazyPage(() => import('./TicketEdit.tsx')),
};
