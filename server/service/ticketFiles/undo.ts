/** Takes imported tickets and messages away again, as long as nothing was done with them here. */
import { and, eq, getTableColumns, inArray, max, min, ne } from 'drizzle-orm';
import { LIVE_STATUSES } from '#contract/service/tickets';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { importedTickets } from '#db/schema/service/importedTickets';
import { ticketMessages, tickets } from '#db/schema/service/tickets';
import { recordActivities, recordActivity } from '../../platform/activities/record.ts';
import { conflict } from '../../platform/http/errors.ts';
import { findRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { RecordedChange, Undoer } from '../../platform/undo/undoers.ts';
import { activityEntry, type TicketRow } from '../tickets/record.ts';
import { statusAt } from '../tickets/rules.ts';
import { beginClocks } from './beginClocks.ts';

const originOf = prepared({ ticketId: importedTickets.ticketId }, (q, { ticketId }) =>
  q
    .select({ firstReplyAt: importedTickets.firstReplyAt })
    .from(importedTickets)
    .where(eq(importedTickets.ticketId, ticketId)),
);
/** Tickets with cases, refunds, or tickets that were merged into them. */
const LEANING = `select t.id as id from tickets t where t.id in (?) and (exists (select 1 from cases c where c.ticket_id = t.id)
  or exists (select 1 from refunds r where r.ticket_id = t.id)
  or exists (select 1 from tickets m where m.merged_into_id = t.id))`;
const importedRows = prepared({ ids: many(tickets.id) }, (q, { ids }) =>
  q
    .select({ ...getTableColumns(tickets) })
    .from(tickets)
    .innerJoin(importedTickets, eq(importedTickets.ticketId, tickets.id))
    .where(inArray(tickets.id, ids)),
);
const remove = prepared({ ids: many(tickets.id) }, (q, { ids }) =>
  q.delete(tickets).where(inArray(tickets.id, ids)),
);

const importedRow = async (tx: Db, { recordId }: RecordedChange) => {
  const id = Number(recordId);
  const row = await findRow(tx, tickets, id);
  const [origin] = await originOf(tx, { ticketId: id });
  if (!row || !origin) throw conflict('undo.errors.notPossible');
  return { row, origin };
};

/** Those of these tickets with which nothing was done, as they are stored. */
const untouched = async (tx: Db, ids: readonly number[]): Promise<TicketRow[]> => {
  const rows = await importedRows(tx, { ids });
  // One that was written here is never deleted.
  if (rows.length < ids.length) throw conflict('undo.errors.notPossible');
  const used = await selectIn(tx, LEANING, ids, 'integer');
  // Each step has made another version of it.
  if (used.length > 0 || rows.some(({ version }) => version !== 1))
    throw conflict('undo.errors.changedSince');
  return rows;
};

const takeTicketsAway = async (
  tx: Db,
  writer: Writer,
  changes: readonly RecordedChange[],
): Promise<void> => {
  const ids = changes.map(({ recordId }) => Number(recordId));
  const rows = await untouched(tx, ids);
  await remove(tx, { ids });
  await recordActivities(
    tx,
    rows.map((row) => {
      const { type, channel, memberId, orderExternalId, openedAt } = row;
      return {
        ...activityEntry(writer, row),
        verb: 'delete',
        before: { type, channel, memberId, orderExternalId, openedAt },
        changeId: writer.changeId ?? null,
      };
    }),
  );
};
const takeTicketAway = (tx: Db, writer: Writer, change: RecordedChange) =>
  takeTicketsAway(tx, writer, [change]);

const forget = prepared(
  { ticketId: ticketMessages.ticketId, ids: many(ticketMessages.id) },
  (q, { ticketId, ids }) =>
    q
      .delete(ticketMessages)
      .where(and(eq(ticketMessages.ticketId, ticketId), inArray(ticketMessages.id, ids))),
);
const answersOf = prepared({ ticketId: ticketMessages.ticketId }, (q, { ticketId }) =>
  q
    .select({ first: min(ticketMessages.occurredAt), last: max(ticketMessages.occurredAt) })
    .from(ticketMessages)
    .where(
      and(
        eq(ticketMessages.ticketId, ticketId),
        eq(ticketMessages.kind, 'public'),
        eq(ticketMessages.authorKind, 'staff'),
      ),
    ),
);
const lastOf = prepared({ ticketId: ticketMessages.ticketId }, (q, { ticketId }) =>
  q
    .select({ last: max(ticketMessages.occurredAt) })
    .from(ticketMessages)
    .where(and(eq(ticketMessages.ticketId, ticketId), ne(ticketMessages.kind, 'internal'))),
);

/** When it was answered and last spoken of, by what is left. */
const recount = async (
  tx: Db,
  { row, origin }: { row: TicketRow; origin: { firstReplyAt: number | null } },
) => {
  const [answers] = await answersOf(tx, { ticketId: row.id });
  const [said] = await lastOf(tx, { ticketId: row.id });
  const firsts = [answers?.first ?? [], origin.firstReplyAt ?? []].flat();
  await updateRow(tx, tickets, row.id, {
    firstReplyAt: firsts.length > 0 ? Math.min(...firsts) : null,
    lastReplyAt: answers?.last ?? null,
    lastMessageAt: Math.max(row.openedAt, said?.last ?? 0),
  });
};

const takeMessagesAway = async (tx: Db, writer: Writer, change: RecordedChange): Promise<void> => {
  const { messageIds } = change.after ?? {};
  if (!Array.isArray(messageIds)) throw conflict('undo.errors.notPossible');
  const imported = await importedRow(tx, change);
  const { row } = imported;
  // Their instants stand in what was counted since.
  if (row.version !== 1) throw conflict('undo.errors.changedSince');
  await forget(tx, { ticketId: row.id, ids: messageIds.map(Number) });
  await recount(tx, imported);
  if (LIVE_STATUSES.some((live) => live === statusAt(row, writer.now).status))
    await beginClocks(tx, await getRow(tx, tickets, row.id), writer.now);
  await recordActivity(tx, {
    ...activityEntry(writer, row),
    verb: 'receive',
    before: { messageIds },
    after: { messageIds: [] },
    changeId: writer.changeId ?? null,
  });
};

export const TICKET_FILE_UNDOERS: readonly Undoer[] = [
  {
    resource: 'tickets',
    verb: 'create',
    action: 'create',
    undo: takeTicketAway,
    undoMany: takeTicketsAway,
  },
  {
    resource: 'tickets',
    verb: 'receive',
    action: 'create',
    undo: takeMessagesAway,
  },
];
