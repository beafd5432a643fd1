/** What becomes of tickets that are merged, and of those whose customers turn out to be different people. Pure. */
import type { TicketStatus } from '#contract/service/tickets';

/**
 * Whether the ticket that stays after a merge is open again: what goes on in it needs somebody, and it would wait for the
 * customer, for others, or not at all.
 */
export const isOpenedByMerge = (
  goes: TicketStatus,
  stays: TicketStatus,
  hasOpenWork: boolean,
): boolean => {
  const isAsked = goes === 'new' || goes === 'open';
  if (stays === 'resolved') return isAsked || goes === 'onHold' || hasOpenWork;
  if (stays === 'pendingCustomer') return isAsked || goes === 'onHold';
  return stays === 'onHold' && isAsked;
};

export interface ThreadTicket {
  id: number;
  /** The member whose ticket it is; null of a guest. */
  personId: number | null;
  /** The ticket into which it was merged itself; null of the one that goes on. */
  parentId: number | null;
}

/**
 * For each merged ticket, the one in which it goes on: itself where it is another person's than the one into which it was
 * merged. A guest's ticket belongs to whom it was merged with; a guest's thread to whoever's ticket came into it first.
 */
export const partsOf = (
  thread: readonly ThreadTicket[],
  survivorId: number,
): ReadonlyMap<number, number> => {
  const known = new Map(thread.map((ticket) => [ticket.id, ticket]));
  const first = thread.toSorted((one, other) => one.id - other.id);
  const owner =
    known.get(survivorId)?.personId ??
    first.find(({ personId }) => personId !== null)?.personId ??
    null;
  const parentOf = ({ id, parentId }: ThreadTicket): ThreadTicket | undefined =>
    id === survivorId ? undefined : (known.get(parentId ?? survivorId) ?? known.get(survivorId));
  const ownerOf = (ticket: ThreadTicket): number | null => {
    const parent = parentOf(ticket);
    return ticket.personId ?? (parent ? ownerOf(parent) : owner);
  };
  const endOf = (ticket: ThreadTicket): number => {
    const parent = parentOf(ticket);
    return parent && ownerOf(parent) === ownerOf(ticket) ? endOf(parent) : ticket.id;
  };
  return new Map(
    thread.filter(({ id }) => id !== survivorId).map((ticket) => [ticket.id, endOf(ticket)]),
  );
};

/** The state of a ticket that is no longer merged: that of before, or open where the customer wrote meanwhile. */
export const stateApart = (
  before: TicketStatus | null,
  hasNews: boolean,
): 'new' | 'open' | 'resolved' => {
  if (before === 'resolved' && !hasNews) return 'resolved';
  return before === 'new' ? 'new' : 'open';
};
