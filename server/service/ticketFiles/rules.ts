/** What a ticket of another system is here, by what its row says. Pure. */
import type { Resolution, TicketState } from '#contract/service/tickets';
import { isAhead } from '../../platform/records/sourceClock.ts';

/** On hold is left out: nobody knows for whom it waits. */
export const FILE_STATUSES = ['new', 'open', 'pendingCustomer', 'resolved', 'closed'] as const;
export type FileStatus = (typeof FILE_STATUSES)[number];

export interface FileInstants {
  openedAt: number;
  firstReplyAt: number | null;
  resolvedAt: number | null;
  closedAt: number | null;
}

const isDone = (status: FileStatus | null) => status === 'resolved' || status === 'closed';

/** The columns whose instants cannot be so, each with a translation key. */
export const instantErrors = (
  status: FileStatus | null,
  { openedAt, firstReplyAt, resolvedAt, closedAt }: FileInstants,
  now: number,
): { column: string; key: string }[] => {
  const given = { first_answered: firstReplyAt, resolved: resolvedAt, closed: closedAt };
  const errors = Object.entries({ opened: openedAt, ...given }).flatMap(([column, at]) =>
    at !== null && isAhead(at, now) ? [{ column, key: 'future' }] : [],
  );
  for (const [column, at] of Object.entries(given))
    if (at !== null && at < openedAt) errors.push({ column, key: 'imports.errors.beforeOpened' });
  if (resolvedAt !== null && closedAt !== null && closedAt < resolvedAt)
    errors.push({ column: 'closed', key: 'imports.errors.closedBefore' });
  const endedAt = resolvedAt ?? closedAt;
  if (isDone(status) && endedAt === null)
    errors.push({ column: 'resolved', key: 'imports.errors.needsResolved' });
  if (status !== null && !isDone(status) && endedAt !== null)
    errors.push({
      column: resolvedAt === null ? 'closed' : 'resolved',
      key: 'imports.errors.notResolved',
    });
  return errors;
};

export interface FileState {
  state: TicketState;
  resolvedAt: number | null;
  resolution: Resolution | null;
}

/** A ticket with somebody who works on it is open; of what ended without another word the customer was answered. */
export const stateOf = (
  status: FileStatus | null,
  { resolvedAt, closedAt }: Pick<FileInstants, 'resolvedAt' | 'closedAt'>,
  { isAssigned, resolution }: { isAssigned: boolean; resolution: Resolution | null },
): FileState => {
  const endedAt = resolvedAt ?? closedAt;
  if (endedAt !== null)
    return { state: 'resolved', resolvedAt: endedAt, resolution: resolution ?? 'answered' };
  const started = isAssigned ? ('open' as const) : ('new' as const);
  const state = status === 'pendingCustomer' || status === 'open' ? status : started;
  return { state, resolvedAt: null, resolution: null };
};
