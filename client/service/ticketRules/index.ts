import AutoMode from '@mui/icons-material/AutoModeOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** What is done with tickets by itself. */
export const ticketRules: Feature = {
  name: 'ticketRules',
  options: {
    values: {
      trigger: 'ticketRules.triggers',
      types: 'tickets.types',
      channels: 'tickets.channels',
      priorities: 'tickets.priorities',
      statuses: 'tickets.statuses',
      priority: 'tickets.priorities',
      taskDepartment: 'tickets.departments',
    },
    contracts: async () => {
      const { TicketRule, TicketRuleInput } = await import('#contract/service/ticketRules');
      return [TicketRule, TicketRuleInput];
    },
  },
  icon: AutoMode,
  list: lazyPage(() => import('./TicketRuleList.tsx')),
  edit: lazyPage(() => import('./TicketRuleEdit.tsx')),
  create: lazyPage(() => import('./TicketRuleCreate.tsx')),
};
