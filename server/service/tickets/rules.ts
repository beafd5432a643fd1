/**
 * How the status of a ticket moves: one table of (from, action, by whom), which the API enforces and by which screens show
 * verbs, and what time alone makes of a status. Pure.
 */
import type { Role } from '#contract/platform/access';
import {
  LIVE_STATUSES,
  REOPEN_DAYS,
  type Resolution,
  TICKET_ACTIONS,
  TICKET_STATUSES,
  type TicketAction,
  type TicketState,
  type TicketStatus,
  UNANSWERED_DAYS,
} from '#contract/service/tickets';
import { DAY_MS } from '#shared/days';

/** Who acts. The owner of the store is a manager here; other roles do not work on tickets. */
export const PARTIES = ['customer', 'agent', 'manager', 'system'] as const;
export type Party = (typeof PARTIES)[number];

export const partyOf = (role: Role | null): Party | null => {
  if (role === 'owner' || role === 'manager') return 'manager';
  return role === 'agent' ? 'agent' : null;
};

/** What has to hold beside status and party: `guards.ts` checks it for every way in. */
export type Guard =
  /** A public message goes with it. */
  | 'withMessage'
  /** It is said for whom it waits, and when to look again. */
  | 'withFollowUp'
  /** No task or case of it is open; of the first it is also said how it ended. */
  | 'nothingOpen'
  | 'nothingRunning'
  /** The customer wrote at most so many days after it was resolved. */
  | 'inTime'
  /** A message of the customer reopened it, and nothing happened since. */
  | 'reopenedByCustomer';

interface Transition {
  action: TicketAction;
  from: readonly TicketStatus[];
  /** Left out: the status stays. */
  to?: TicketState | 'closed';
  by: readonly Party[];
  guard?: Guard;
}

const STAFF = ['agent', 'manager'] as const;
const NOT_HIDDEN: readonly TicketStatus[] = [...LIVE_STATUSES, 'resolved', 'closed'];

export const TRANSITIONS: readonly Transition[] = [
  { action: 'open', from: [], to: 'new', by: ['customer', 'agent', 'manager', 'system'] },
  { action: 'take', from: ['new'], to: 'open', by: STAFF },
  { action: 'take', from: ['open', 'pendingCustomer', 'onHold'], by: STAFF },
  { action: 'assign', from: ['new'], to: 'open', by: [...STAFF, 'system'] },
  { action: 'assign', from: ['open', 'pendingCustomer', 'onHold'], by: [...STAFF, 'system'] },
  { action: 'reply', from: ['new'], to: 'open', by: STAFF },
  { action: 'reply', from: ['open', 'pendingCustomer', 'onHold', 'resolved'], by: STAFF },
  // What a rule sends is no answer to the customer: a new ticket stays new.
  { action: 'reply', from: [...LIVE_STATUSES, 'resolved'], by: ['system'] },
  { action: 'logCall', from: ['new'], to: 'open', by: STAFF },
  // Customers call whatever became of their ticket.
  {
    action: 'logCall',
    from: ['open', 'pendingCustomer', 'onHold', 'resolved', 'closed'],
    by: STAFF,
  },
  {
    action: 'askCustomer',
    from: LIVE_STATUSES,
    to: 'pendingCustomer',
    by: STAFF,
    guard: 'withMessage',
  },
  {
    action: 'hold',
    from: ['new', 'open', 'pendingCustomer'],
    to: 'onHold',
    by: STAFF,
    guard: 'withFollowUp',
  },
  { action: 'resume', from: ['pendingCustomer', 'onHold'], to: 'open', by: STAFF },
  { action: 'resolve', from: LIVE_STATUSES, to: 'resolved', by: STAFF, guard: 'nothingOpen' },
  { action: 'lapse', from: ['pendingCustomer'], to: 'resolved', by: ['system'] },
  { action: 'close', from: ['resolved'], to: 'closed', by: ['system'] },
  { action: 'reopen', from: ['resolved'], to: 'open', by: STAFF },
  {
    action: 'keepResolved',
    from: ['open'],
    to: 'resolved',
    by: STAFF,
    guard: 'reopenedByCustomer',
  },
  { action: 'merge', from: [...LIVE_STATUSES, 'resolved'], to: 'merged', by: STAFF },
  { action: 'markSpam', from: NOT_HIDDEN, to: 'spam', by: STAFF, guard: 'nothingRunning' },
  { action: 'restore', from: ['spam'], to: 'open', by: ['manager'] },
  // Where the merge of its members was undone: `stateApart` says whether it is new, open or resolved.
  { action: 'separate', from: ['merged', 'resolved', 'closed'], to: 'open', by: ['system'] },
  { action: 'answer', from: ['new', 'open', 'spam'], by: ['customer'] },
  { action: 'answer', from: ['pendingCustomer', 'onHold'], to: 'open', by: ['customer'] },
  {
    action: 'edit',
    from: TICKET_STATUSES.filter((status) => status !== 'merged'),
    by: [...STAFF, 'system'],
  },
  { action: 'addTask', from: LIVE_STATUSES, by: [...STAFF, 'system'] },
  // Also of one that was closed since: what counts is when the customer wrote.
  { action: 'reopen', from: ['resolved', 'closed'], to: 'open', by: ['customer'], guard: 'inTime' },
];

export type Decision =
  | { isAllowed: true; to: TicketStatus; guard: Guard | null }
  /** `role`: other staff may; `status`: nobody of the staff may, from here. */
  | { isAllowed: false; because: 'role' | 'status' };

/** What becomes of a ticket in this status by this action of this party. */
export const decide = (from: TicketStatus, action: TicketAction, party: Party | null): Decision => {
  const fitting = TRANSITIONS.filter((one) => one.action === action && one.from.includes(from));
  const found = fitting.find(({ by }) => party !== null && by.includes(party));
  if (found) return { isAllowed: true, to: found.to ?? from, guard: found.guard ?? null };
  const othersMay = fitting.some(({ by }) =>
    by.some((one) => one === 'agent' || one === 'manager'),
  );
  return { isAllowed: false, because: othersMay ? 'role' : 'status' };
};

/** The actions of staff that a page offers; what needs more than the status is asked when it is done. */
export const allowedActions = (from: TicketStatus, party: Party | null): TicketAction[] =>
  TICKET_ACTIONS.filter((action) => decide(from, action, party).isAllowed);

/** Those into which another ticket can be merged: what is said in it can still be answered. */
export const SURVIVOR_STATUSES: readonly TicketStatus[] = TICKET_STATUSES.filter(
  (status) => decide(status, 'reply', 'agent').isAllowed,
);

/** What the status follows from, as stored. */
export interface StoredStatus {
  state: TicketState;
  resolution: Resolution | null;
  resolvedAt: number | null;
  unansweredAt: number | null;
}
export interface TimedStatus {
  status: TicketStatus;
  resolution: Resolution | null;
  resolvedAt: number | null;
  closedAt: number | null;
}

export const unansweredFrom = (askedAt: number): number => askedAt + UNANSWERED_DAYS * DAY_MS;
export const REOPEN_MS = REOPEN_DAYS * DAY_MS;
export const closesAt = (resolvedAt: number): number => resolvedAt + REOPEN_MS;

/** When time alone makes its status another one: as long as nobody does anything, it counts as resolved and then closes. */
export const instantsOf = ({
  state,
  resolvedAt,
  unansweredAt,
}: Omit<StoredStatus, 'resolution'>): { lapsesAt: number | null; closesAt: number | null } => {
  const lapsesAt = state === 'pendingCustomer' ? unansweredAt : null;
  const endsAt = state === 'resolved' ? resolvedAt : lapsesAt;
  return { lapsesAt, closesAt: endsAt === null ? null : closesAt(endsAt) };
};

/** The status at an instant. */
export const statusAt = (stored: StoredStatus, now: number): TimedStatus => {
  const { state, resolution, resolvedAt } = stored;
  const instants = instantsOf(stored);
  const hasLapsed = instants.lapsesAt !== null && instants.lapsesAt <= now;
  if (state !== 'resolved' && !hasLapsed)
    return { status: state, resolution, resolvedAt, closedAt: null };
  const isClosed = instants.closesAt !== null && instants.closesAt <= now;
  return {
    status: isClosed ? 'closed' : 'resolved',
    resolution: hasLapsed ? 'noReply' : resolution,
    resolvedAt: hasLapsed ? instants.lapsesAt : resolvedAt,
    closedAt: isClosed ? instants.closesAt : null,
  };
};

/** What a customer's message does to a ticket in this status: the message counts as of when it was written. */
export const answerTo = (
  { status, resolvedAt, resolution }: TimedStatus,
  writtenAt: number,
): { action: 'answer' | 'reopen'; wasNeverUnanswered: boolean } | 'followUp' => {
  if (status !== 'resolved' && status !== 'closed')
    return { action: 'answer', wasNeverUnanswered: false };
  if (resolvedAt === null || writtenAt >= closesAt(resolvedAt)) return 'followUp';
  // It only arrived late: the customer had answered in time.
  const wasNeverUnanswered = resolution === 'noReply' && writtenAt < resolvedAt;
  return { action: 'reopen', wasNeverUnanswered };
};

const DIGITS = 4;
/** As people name it: the seventh ticket of 28 September 2026 is TK20260928-0007. */
export const ticketNumber = (day: string, dayNumber: number): string =>
  `TK${day.replaceAll('-', '')}-${String(dayNumber).padStart(DIGITS, '0')}`;
