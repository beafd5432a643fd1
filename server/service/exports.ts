/** Columns of the exports of tickets and cases. */
import { Case } from '#contract/service/cases';
import { Ticket } from '#contract/service/tickets';
import { columnsOf } from '../platform/exports/columns.ts';
import { type Exports, listExport } from '../platform/exports/exports.ts';
import { caseList } from './cases/list.ts';
import { ticketList } from './tickets/list.ts';

export const EXPORTS: Exports = {
  tickets: listExport(
    ticketList,
    columnsOf(
      Ticket,
      'number',
      'type',
      'subject',
      'status',
      'priority',
      'severity',
      'channel',
      'source',
      'memberExternalId',
      'memberName',
      'level',
      'orderExternalId',
      'assigneeName',
      'waitingOn',
      'followUpAt',
      'resolution',
      'openedAt',
      'firstReplyAt',
      'resolvedAt',
      'closedAt',
      'reopenCount',
      'tags',
    ),
  ),
  cases: listExport(
    caseList,
    columnsOf(
      Case,
      'number',
      'ticketNumber',
      'kind',
      'stage',
      'stageAt',
      'dueAt',
      'memberExternalId',
      'memberName',
      'orderExternalId',
      'ownerName',
      'responsibility',
      'reasonCode',
      'openedAt',
      'openedBy',
      'closedAt',
    ),
  ),
};
