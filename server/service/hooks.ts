/** The hooks of customer service, by the names under which features contribute to them. */
import { afterCaseSteps } from './cases/afterSteps.ts';
import { caseKinds } from './cases/caseKinds.ts';
import { afterRefundStates } from './refundSteps/afterStates.ts';
import { afterTicketSteps, resolveBlocks, threadRows } from './tickets/afterChanges.ts';
import { ticketsToReview } from './tickets/laterFilters.ts';
import { personRows } from './tickets/personRows.ts';

export const SERVICE_HOOKS = {
  /** Runs in the transaction of each step of a ticket. */
  afterTicketSteps,
  /** What keeps a ticket from being resolved. */
  resolveBlocks,
  ticketsToReview,
  /** What goes along when tickets are merged or split. */
  threadRows,
  personRows,
  /** Kinds of case that can be opened, and what runs in the transaction of each step of a case. */
  caseKinds,
  afterCaseSteps,
  /** Runs in the transaction in which a refund was paid, has failed, or was refused. */
  afterRefundStates,
};
