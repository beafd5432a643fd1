/** Writes messages of imported tickets as history, each once, with what they say of when the customer was answered. */
import { and, inArray } from 'drizzle-orm';
import { LIVE_STATUSES } from '#contract/service/tickets';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { importedTickets } from '#db/schema/service/importedTickets';
import { ticketMessages, tickets } from '#db/schema/service/tickets';
import { groupBy } from '#shared/groupBy';
import { loadErasedIds } from '../../members/erased/ids.ts';
import { ERASED_MEMBER } from '../../members/erased/refuse.ts';
import { recordActivities } from '../../platform/activities/record.ts';
import { type RowError, rowError } from '../../platform/imports/rowError.ts';
import { updateRow } from '../../platform/records/records.ts';
import { contentHash, type Writer } from '../../platform/records/writer.ts';
import type { TicketRow } from '../tickets/record.ts';
import { statusAt } from '../tickets/rules.ts';
import { beginClocks } from './beginClocks.ts';
import type { FileMessage, ReadMessage } from './readMessage.ts';

interface Origin {
  agent: string | null;
  ticket: TicketRow;
}
const originsOf = prepared({ numbers: many(importedTickets.number) }, (q, { numbers }) =>
  q
    .select({
      number: importedTickets.number,
      ticketId: importedTickets.ticketId,
      agent: importedTickets.agent,
    })
    .from(importedTickets)
    .where(inArray(importedTickets.number, numbers)),
);
const ticketsOf = prepared({ ids: many(tickets.id) }, (q, { ids }) =>
  q.select().from(tickets).where(inArray(tickets.id, ids)),
);
const sentIds = prepared(
  { ids: many(ticketMessages.ticketId), externalIds: many(ticketMessages.externalId) },
  (q, { ids, externalIds }) =>
    q
      .select({ ticketId: ticketMessages.ticketId, externalId: ticketMessages.externalId })
      .from(ticketMessages)
      .where(
        and(inArray(ticketMessages.ticketId, ids), inArray(ticketMessages.externalId, externalIds)),
      ),
);

const loadOrigins = async (tx: Db, numbers: readonly string[]) => {
  const rows = await originsOf(tx, { numbers: [...new Set(numbers)] });
  const stored = await ticketsOf(tx, { ids: rows.map(({ ticketId }) => ticketId) });
  const byId = new Map(stored.map((ticket) => [ticket.id, ticket]));
  return new Map<string, Origin>(
    rows.flatMap(({ number, ticketId, agent }) => {
      const ticket = byId.get(ticketId);
      return ticket ? [[number, { agent, ticket }] as const] : [];
    }),
  );
};

/** Of two rows that say the same of the same instant one is the other once more. */
const idOf = ({ at, from, text }: FileMessage): string => `import ${contentHash([at, from, text])}`;

const toRow = ({ agent, ticket }: Origin, message: FileMessage, now: number) => ({
  ticketId: ticket.id,
  kind: 'public' as const,
  authorKind: message.from === 'agent' ? ('staff' as const) : ('customer' as const),
  authorId: null,
  authorName: message.from === 'agent' ? (message.author ?? agent) : null,
  body: message.text,
  channel: ticket.channel,
  wasReached: null,
  externalId: idOf(message),
  occurredAt: message.at,
  recordedAt: now,
});
type NewMessage = ReturnType<typeof toRow>;

/** The instants of a ticket with these further messages. */
const instantsWith = (
  { firstReplyAt, lastReplyAt, lastMessageAt }: TicketRow,
  messages: readonly NewMessage[],
) => {
  const answers = messages.flatMap(({ authorKind, occurredAt }) =>
    authorKind === 'staff' ? occurredAt : [],
  );
  const first = [firstReplyAt ?? [], ...answers].flat();
  const last = [lastReplyAt ?? [], ...answers].flat();
  return {
    firstReplyAt: first.length > 0 ? Math.min(...first) : null,
    lastReplyAt: last.length > 0 ? Math.max(...last) : null,
    lastMessageAt: Math.max(lastMessageAt, ...messages.map(({ occurredAt }) => occurredAt)),
  };
};

const follow = async (tx: Db, { now }: Writer, before: TicketRow, rows: readonly NewMessage[]) => {
  const written = instantsWith(before, rows);
  await updateRow(tx, tickets, before.id, written);
  if (LIVE_STATUSES.some((live) => live === statusAt(before, now).status))
    await beginClocks(tx, { ...before, ...written }, now);
};

export type MessageOutcome = 'created' | 'unchanged' | { errors: RowError[] };

export const insertMessages = async (
  tx: Db,
  writer: Writer,
  items: readonly ReadMessage[],
): Promise<MessageOutcome[]> => {
  const origins = await loadOrigins(
    tx,
    items.map(({ message }) => message.ticket),
  );
  const found = [...origins.values()].map(({ ticket }) => ticket);
  const erased = await loadErasedIds(
    tx,
    found.flatMap(({ memberId }) => memberId ?? []),
  );
  const known = new Set(
    (
      await sentIds(tx, {
        ids: found.map(({ id }) => id),
        externalIds: [...new Set(items.map(({ message }) => idOf(message)))],
      })
    ).map(({ ticketId, externalId }) => `${ticketId} ${externalId}`),
  );
  const rows: NewMessage[] = [];
  const outcomes = items.map(({ row, message }): MessageOutcome => {
    const origin = origins.get(message.ticket);
    if (!origin) return { errors: [rowError(row.line, 'ticket', 'imports.errors.unknownTicket')] };
    if (erased.has(origin.ticket.memberId ?? 0))
      return { errors: [rowError(row.line, 'ticket', ERASED_MEMBER)] };
    const key = `${origin.ticket.id} ${idOf(message)}`;
    if (known.has(key)) return 'unchanged';
    known.add(key);
    rows.push(toRow(origin, message, writer.now));
    return 'created';
  });
  const ids = await insertRows(tx, ticketMessages, rows, { returning: true });
  const byTicket = groupBy(
    rows.map((row, index) => ({ ...row, id: ids[index] ?? 0 })),
    ({ ticketId }) => ticketId,
  );
  const changed = found.flatMap((ticket) => {
    const own = byTicket.get(ticket.id);
    return own ? [{ ticket, own }] : [];
  });
  for (const { ticket, own } of changed) await follow(tx, writer, ticket, own);
  await recordActivities(
    tx,
    changed.map(({ ticket, own }) => ({
      actor: writer.actor,
      at: writer.now,
      resource: 'tickets',
      recordId: ticket.id,
      recordName: ticket.number,
      verb: 'receive' as const,
      after: { messageIds: own.map(({ id }) => id) },
      changeId: writer.changeId ?? null,
    })),
  );
  return outcomes;
};
