/** A store of many tickets of a year with their messages and clocks, written as rows because there are hundreds of thousands. */
import type { Connection, Db } from '#db';
import { insertRows } from '#db/bulk';
import { resetIdentities } from '#db/restore';
import { ticketClocks } from '#db/schema/service/clocks';
import { teamMembers, teams } from '#db/schema/service/teams';
import { ticketMessages, tickets } from '#db/schema/service/tickets';
import { refreshStatistics } from '#db/statistics';

/** Counts the changes of what is written here: a store that was kept from before is not used. */
export const SERVICE_STORE_VERSION = 1;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR_MINUTES = 365 * 24 * 60;
/** Tickets that are written together. */
const PAGE = 5_000;
const TYPES = ['consultation', 'complaint', 'repair', 'exchange', 'consultation'] as const;
const PRIORITIES = ['P1', 'P2', 'P3', 'P4'] as const;
const LEVELS = [null, 'starter', 'plus', 'premium'];
const TEAMS = 2;

/** A number that looks random, the same for the same seed. */
const mix = (seed: number, below: number) =>
  ((Math.imul(seed ^ 0x9e37_79b9, 0x85eb_ca6b) >>> 7) + seed * 31) % below;
type NewTicket = typeof tickets.$inferInsert;
type NewMessage = typeof ticketMessages.$inferInsert;
type NewClock = typeof ticketClocks.$inferInsert;
interface Page {
  tickets: NewTicket[];
  messages: NewMessage[];
  clocks: NewClock[];
}

const typeOf = (id: number) => TYPES[mix(id + 11, TYPES.length)] ?? TYPES[0];
const levelOf = (id: number) => LEVELS[mix(id + 17, LEVELS.length)] ?? null;
const priorityOf = (id: number) => PRIORITIES[mix(id + 13, PRIORITIES.length)] ?? PRIORITIES[0];

/** Four in five are resolved, and one in seven has no answer yet. */
const stateOf = (id: number): NewTicket['state'] => {
  const place = id % 100;
  if (place < 4) return 'new';
  if (place < 12) return 'open';
  if (place < 15) return 'pendingCustomer';
  return place < 18 ? 'onHold' : 'resolved';
};

const messageOf = (
  ticketId: number,
  occurredAt: number,
  authorKind: 'customer' | 'staff',
): NewMessage => ({
  ticketId,
  kind: 'public',
  authorKind,
  authorId: authorKind === 'staff' ? 'bench' : null,
  authorName: authorKind === 'staff' ? 'Bench' : null,
  body: 'Where is my parcel? It should have come on Monday.',
  channel: 'app',
  wasReached: null,
  externalId: `${authorKind}-${occurredAt}`,
  occurredAt,
  recordedAt: occurredAt,
});

/** One in ten was missed. */
const clockOf = (
  ticket: Pick<NewTicket, 'openedAt'> & { id: number },
  metric: NewClock['metric'],
  endedAt: number | null,
): NewClock => {
  const { id: ticketId, openedAt } = ticket;
  const isMissed = mix(ticketId, 10) === 0;
  const ranMs = endedAt === null ? 0 : endedAt - openedAt;
  const dueAt = isMissed ? openedAt + ranMs - MINUTE : openedAt + ranMs + HOUR;
  return {
    ticketId,
    metric,
    instance: 1,
    state: endedAt === null ? 'paused' : 'ended',
    targetMinutes: 600,
    calendarId: null,
    calendarVersionId: null,
    ranMs,
    allowedMs: 600 * MINUTE,
    firstRanMs: endedAt === null ? null : ranMs,
    startedAt: openedAt,
    runningSince: null,
    dueAt: endedAt === null ? null : dueAt,
    endedAt,
    breachedAt: isMissed && endedAt !== null ? dueAt : null,
    outcome: endedAt === null ? null : isMissed ? 'missed' : 'met',
    outcomeAt: isMissed && endedAt !== null ? dueAt : endedAt,
    type: typeOf(ticketId),
    level: levelOf(ticketId) ?? '',
  };
};

const addTicket = (page: Page, id: number, { now, people }: { now: number; people: string[] }) => {
  const state = stateOf(id);
  const openedAt = now - DAY - mix(id, YEAR_MINUTES - 2 * 24 * 60) * MINUTE;
  const isAnswered = state !== 'new' && id % 7 !== 0;
  const firstReplyAt = isAnswered ? openedAt + MINUTE * (1 + mix(id + 3, 900)) : null;
  const isLonger = isAnswered && id % 3 === 0;
  const lastReplyAt = firstReplyAt === null || !isLonger ? firstReplyAt : firstReplyAt + HOUR;
  const resolvedAt =
    state === 'resolved' ? (lastReplyAt ?? openedAt) + MINUTE * (1 + mix(id + 5, 400)) : null;
  page.tickets.push({
    id,
    number: `B${id}`,
    recordedOn: '2020-01-01',
    dayNumber: id,
    type: typeOf(id),
    subject: 'Where is my parcel?',
    state,
    priority: priorityOf(id),
    channel: 'app',
    source: 'shop',
    level: levelOf(id),
    lines: [],
    assigneeId: id % 100 < 5 ? null : (people[id % people.length] ?? null),
    teamId: id % 4 === 0 ? 1 + (id % TEAMS) : null,
    resolution: state === 'resolved' ? 'answered' : null,
    resolvedAt,
    unansweredAt: state === 'pendingCustomer' ? now + DAY : null,
    followUpAt: state === 'onHold' ? now + DAY : null,
    openedAt,
    firstReplyAt,
    lastReplyAt,
    lastMessageAt: lastReplyAt ?? openedAt,
    nextDueAt: state === 'new' || state === 'open' ? now + mix(id, 600) * MINUTE : null,
    nextDueMetric: state === 'new' || state === 'open' ? 'resolution' : null,
    firstAskedAt: firstReplyAt === null ? null : openedAt,
    firstRanMs: firstReplyAt === null ? null : firstReplyAt - openedAt,
    resolutionRanMs: resolvedAt === null ? null : resolvedAt - openedAt,
    createdBy: 'Bench',
    createdAt: openedAt,
    updatedAt: openedAt,
  });
  page.messages.push(messageOf(id, openedAt, 'customer'));
  for (const at of new Set([firstReplyAt, lastReplyAt]))
    if (at !== null) page.messages.push(messageOf(id, at, 'staff'));
  const ticket = { id, openedAt };
  page.clocks.push(clockOf(ticket, 'firstResponse', firstReplyAt));
  if (isLonger) page.clocks.push(clockOf(ticket, 'nextResponse', lastReplyAt));
  page.clocks.push(clockOf(ticket, 'resolution', resolvedAt));
};

const writePage = async (tx: Db, page: Page) => {
  await insertRows(tx, tickets, page.tickets);
  await insertRows(tx, ticketMessages, page.messages);
  await insertRows(tx, ticketClocks, page.clocks);
};

/** `people` have the tickets; the first of them is in both teams. */
export const writeTickets = async (
  { transaction, db }: Connection,
  now: number,
  { count, people }: { count: number; people: string[] },
) => {
  await transaction(async (tx) => {
    const stamps = { createdAt: now, updatedAt: now };
    const named = Array.from({ length: TEAMS }, (_, index) => ({
      id: index + 1,
      names: { en: `Team ${index + 1}` },
      ...stamps,
    }));
    await insertRows(tx, teams, named);
    await insertRows(
      tx,
      teamMembers,
      named.map(({ id: teamId }) => ({ teamId, staffId: people[0] ?? '' })),
    );
  });
  for (let from = 1; from <= count; from += PAGE) {
    const page: Page = { tickets: [], messages: [], clocks: [] };
    for (let id = from; id < from + PAGE && id <= count; id++) addTicket(page, id, { now, people });
    await transaction((tx) => writePage(tx, page));
  }
  await resetIdentities(db);
  await refreshStatistics(db, ['tickets', 'ticket_messages', 'ticket_clocks']);
};
