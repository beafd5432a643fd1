/** What needs attention of cases, and of tickets that nobody took in time. */
import { DAY_MS } from '#shared/days';
import type { AttentionSource } from '../../platform/attention/source.ts';
import { caseList } from '../cases/list.ts';
import { ticketList } from '../tickets/list.ts';

const ofCases = {
  resource: 'cases',
  spec: caseList,
  sort: ['dueAt', 'ASC'],
  due: 'dueAt',
} as const;

export const CASE_ATTENTION: readonly AttentionSource[] = [
  {
    ...ofCases,
    name: 'overdueCases',
    tone: 'bad',
    access: ['cases', 'act'],
    filter: () => ({ isOverdue: true }),
  },
  {
    name: 'untakenTickets',
    tone: 'bad',
    resource: 'tickets',
    access: ['tickets', 'restoration'],
    spec: ticketList,
    filter: () => ({ assigneeId: null, due: 'overdue' }),
    sort: ['nextDueAt', 'ASC'],
    due: 'nextDueAt',
  },
  {
    ...ofCases,
    name: 'disputesToAdmit',
    tone: 'attention',
    access: ['cases', 'decide'],
    filter: () => ({ kind: 'dispute', stage: 'opened' }),
  },
  {
    ...ofCases,
    name: 'evidenceDue',
    tone: 'attention',
    access: ['cases', 'act'],
    filter: ({ now }) => ({ kind: 'dispute', stage: 'evidence', dueAt_lte: now() + DAY_MS }),
  },
  {
    name: 'extraPayments',
    tone: 'bad',
    resource: 'cases',
    access: ['cases', 'act'],
    spec: caseList,
    filter: () => ({ hasExtraPayment: true }),
    sort: ['closedAt', 'ASC'],
    since: 'closedAt',
  },
  {
    ...ofCases,
    name: 'sentAnyway',
    tone: 'bad',
    access: ['cases', 'act'],
    filter: () => ({ hasSentAnyway: true }),
  },
  {
    ...ofCases,
    name: 'unassignedCases',
    tone: 'attention',
    access: ['cases', 'act'],
    filter: () => ({ ownerId: null, isOpen: true }),
  },
];
