import type { TicketDetail } from '#contract/service/tickets';
import type { MacroValues } from '#rules/service/macros';
import { useAccount } from '../../../platform/shared/useAccount.ts';
import { useStoreSettings } from '../../../ui/record/useStoreSettings.ts';

/** What the variables of a canned reply stand for in this ticket. */
export const useMacroValues = (ticket: TicketDetail): MacroValues => {
  const account = useAccount();
  const { storeName } = useStoreSettings();
  return {
    customerName: ticket.memberName,
    orderNumber: ticket.orderExternalId,
    ticketNumber: ticket.number,
    agentName: account?.name ?? null,
    storeName,
  };
};
