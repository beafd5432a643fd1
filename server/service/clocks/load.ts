/** Reads what happened to a ticket and to those of its thread, from which its clocks follow. */
import { asc, eq, inArray, or } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { ticketTargets } from '#db/schema/service/clocks';
import { ticketChanges, ticketMessages, tickets } from '#db/schema/service/tickets';
import { loadVersions } from '../calendars/load.ts';
import type { Targets } from './clock.ts';
import type { CountedTicket } from './outcome.ts';
import type { Past, PastChange, PastMessage } from './history.ts';

const threadOf = prepared({ id: tickets.id, into: tickets.mergedIntoId }, (q, { id, into }) =>
  q
    .select({
      id: tickets.id,
      type: tickets.type,
      level: tickets.level,
      state: tickets.state,
      resolution: tickets.resolution,
      unansweredAt: tickets.unansweredAt,
    })
    .from(tickets)
    .where(or(eq(tickets.id, id), eq(tickets.mergedIntoId, into))),
);
const changesOf = prepared({ ids: many(ticketChanges.ticketId) }, (q, { ids }) =>
  q
    .select({
      id: ticketChanges.id,
      ticketId: ticketChanges.ticketId,
      at: ticketChanges.at,
      actorKind: ticketChanges.actorKind,
      action: ticketChanges.action,
      toStatus: ticketChanges.toStatus,
      messageId: ticketChanges.messageId,
      after: ticketChanges.after,
    })
    .from(ticketChanges)
    .where(inArray(ticketChanges.ticketId, ids))
    .orderBy(asc(ticketChanges.id)),
);
const messagesOf = prepared({ ids: many(ticketMessages.ticketId) }, (q, { ids }) =>
  q
    .select({
      id: ticketMessages.id,
      ticketId: ticketMessages.ticketId,
      kind: ticketMessages.kind,
      authorKind: ticketMessages.authorKind,
      wasReached: ticketMessages.wasReached,
      occurredAt: ticketMessages.occurredAt,
    })
    .from(ticketMessages)
    .where(inArray(ticketMessages.ticketId, ids))
    .orderBy(asc(ticketMessages.id)),
);
const targetsOf = prepared({ ids: many(ticketTargets.ticketId) }, (q, { ids }) =>
  q
    .select()
    .from(ticketTargets)
    .where(inArray(ticketTargets.ticketId, ids))
    .orderBy(asc(ticketTargets.id)),
);
export type TargetsRow = typeof ticketTargets.$inferSelect;
export const loadTargets = (db: Db, ticketId: number): Promise<TargetsRow[]> =>
  targetsOf(db, { ids: [ticketId] });

const numberIn = (after: Record<string, unknown> | null, key: string): number | null => {
  const value = after?.[key];
  return typeof value === 'number' ? value : null;
};
type ChangeRow = Awaited<ReturnType<typeof changesOf>>[number];
const toChange = ({
  id,
  at,
  actorKind,
  action,
  toStatus,
  messageId,
  after,
}: ChangeRow): PastChange => ({
  id,
  at,
  isByCustomer: actorKind === 'customer',
  action,
  toStatus,
  messageId,
  resolvedAt: numberIn(after, 'resolvedAt'),
  mergedIntoId: numberIn(after, 'mergedIntoId'),
});

type MessageRow = Awaited<ReturnType<typeof messagesOf>>[number];
const toMessage = ({ id, kind, authorKind, wasReached, occurredAt }: MessageRow): PastMessage => {
  if (kind === 'public' && authorKind === 'customer') return { id, occurredAt, does: 'asked' };
  const answers = authorKind === 'staff' && (kind === 'public' || wasReached === true);
  return { id, occurredAt, does: answers ? 'answered' : null };
};

export interface LoadedPast {
  /** As it is written now; null where there is none. */
  ticket: CountedTicket | null;
  thread: Past[];
  /** The newest version of each calendar when it was read. */
  newestVersion: ReadonlyMap<number, number>;
  /** The calendar of some targets; null around the clock. */
  calendarIdOf: (targets: Targets) => number | null;
}

type ThreadRow = Awaited<ReturnType<typeof threadOf>>[number];
/** That a customer has not answered for so long may not be written down yet. */
const lapseOf = (
  { state, unansweredAt }: Pick<ThreadRow, 'state' | 'unansweredAt'>,
  now: number,
): PastChange[] =>
  state === 'pendingCustomer' && unansweredAt !== null && unansweredAt <= now
    ? [
        {
          id: Number.MAX_SAFE_INTEGER,
          at: unansweredAt,
          isByCustomer: false,
          action: 'lapse',
          toStatus: 'resolved',
          messageId: null,
          resolvedAt: null,
          mergedIntoId: null,
        },
      ]
    : [];

/** Of the ticket with those that were merged into it, as it is at an instant. */
export const loadPast = async (db: Db, ticketId: number, now: number): Promise<LoadedPast> => {
  const rows = await threadOf(db, { id: ticketId, into: ticketId });
  const ids = rows.map(({ id }) => id);
  const changes = await changesOf(db, { ids });
  const messages = await messagesOf(db, { ids });
  const targets = await targetsOf(db, { ids });
  const calendarIds = [...new Set(targets.flatMap(({ calendarId }) => calendarId ?? []))];
  const versions = await loadVersions(db, calendarIds);
  const idOf = new Map<Targets, number | null>();
  const toTargets = (row: TargetsRow): Targets => {
    const { calendarId, firstResponse, nextResponse, resolution } = row;
    const made: Targets = {
      minutes: { firstResponse, nextResponse, resolution },
      calendar: calendarId === null ? null : (versions.get(calendarId) ?? []),
    };
    idOf.set(made, calendarId);
    return made;
  };
  return {
    ticket: rows.find(({ id }) => id === ticketId) ?? null,
    thread: rows.map(({ id, ...row }) => ({
      id,
      changes: [
        ...changes.filter((one) => one.ticketId === id).map(toChange),
        ...lapseOf(row, now),
      ],
      messages: messages.filter((one) => one.ticketId === id).map(toMessage),
      targets: targets
        .filter((one) => one.ticketId === id)
        .map((row) => ({ at: row.at, isRise: row.isRise, targets: toTargets(row) })),
    })),
    newestVersion: new Map(
      [...versions].flatMap(([id, rows]) => rows.slice(-1).map((row) => [id, row.id] as const)),
    ),
    calendarIdOf: (made) => idOf.get(made) ?? null,
  };
};
