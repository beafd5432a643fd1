/** Takes merged tickets apart that are of different people since a merge of members was undone. */
import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { statement } from '#db/statements';
import { ticketChanges, ticketMessages, tickets } from '#db/schema/service/tickets';
import { loadPeople } from '../../members/people/load.ts';
import { getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { threadOf, type TicketRow } from '../tickets/record.ts';
import { takeStep } from '../tickets/step.ts';
import { partsOf, stateApart } from './rules.ts';

const ofRecord = prepared({ memberId: tickets.memberId }, (q, { memberId }) =>
  q
    .select({ id: tickets.id, mergedIntoId: tickets.mergedIntoId })
    .from(tickets)
    .where(eq(tickets.memberId, memberId)),
);
const rowsOf = prepared({ ids: many(tickets.id) }, (q, { ids }) =>
  q.select().from(tickets).where(inArray(tickets.id, ids)).orderBy(asc(tickets.id)),
);
const mergersOf = prepared({ ids: many(ticketChanges.ticketId) }, (q, { ids }) =>
  q
    .select({
      ticketId: ticketChanges.ticketId,
      from: ticketChanges.fromStatus,
      after: ticketChanges.after,
    })
    .from(ticketChanges)
    .where(and(inArray(ticketChanges.ticketId, ids), eq(ticketChanges.action, 'merge')))
    .orderBy(asc(ticketChanges.id)),
);
type Merger = Awaited<ReturnType<typeof mergersOf>>[number];

const strayed = prepared({ ids: many(ticketMessages.sentToId) }, (q, { ids }) =>
  q
    .selectDistinct({ ticketId: ticketMessages.ticketId, sentToId: ticketMessages.sentToId })
    .from(ticketMessages)
    .where(
      and(
        inArray(ticketMessages.sentToId, ids),
        ne(ticketMessages.ticketId, ticketMessages.sentToId),
      ),
    ),
);
const bringBack = statement<never>(
  'update ticket_messages set ticket_id = sent_to_id where sent_to_id = ?',
);
const recount = statement<never>(
  `update tickets set last_message_at = coalesce((select max(m.occurred_at) from ticket_messages m
     where m.ticket_id = tickets.id and m.kind in ('public', 'call')), opened_at) where id = ?`,
);

const parentIn = (merger: Merger | undefined): number | null => {
  const id = merger?.after?.mergedIntoId;
  return typeof id === 'number' ? id : null;
};

/** What the customer wrote to these tickets while they were merged is theirs again. Returns those that got something. */
const returnMessages = async (tx: Db, ids: readonly number[]): Promise<ReadonlySet<number>> => {
  const found = await strayed(tx, { ids });
  const written = new Set(found.flatMap(({ sentToId }) => sentToId ?? []));
  for (const id of written) await bringBack(tx, id);
  for (const id of new Set([...written, ...found.map(({ ticketId }) => ticketId)]))
    await recount(tx, id);
  return written;
};

/** Open again, or as it was before it was merged. */
const stand = (tx: Db, writer: Writer, row: TicketRow, from: Merger['from'], hasNews: boolean) => {
  const state = stateApart(from, hasNews);
  return takeStep(tx, { ...writer, party: null }, row, {
    action: 'separate',
    verb: 'unmerge',
    values: {
      state,
      mergedIntoId: null,
      ...(state !== 'resolved' && { resolution: null, resolvedAt: null }),
    },
  });
};

const goOnIn = (tx: Db, writer: Writer, row: TicketRow, mergedIntoId: number) =>
  takeStep(tx, { ...writer, party: null }, row, {
    action: 'merge',
    verb: 'merge',
    values: { mergedIntoId },
  });

const takeThreadApart = async (tx: Db, writer: Writer, survivorId: number): Promise<number> => {
  const ids = await threadOf(tx, survivorId);
  if (ids.length < 2) return 0;
  const rows = await rowsOf(tx, { ids });
  const { primaryOf } = await loadPeople(
    tx,
    rows.flatMap(({ memberId }) => memberId ?? []),
  );
  const mergers = await mergersOf(tx, { ids });
  const lastOf = new Map(mergers.map((merger) => [merger.ticketId, merger]));
  const parts = partsOf(
    rows.map(({ id, memberId }) => ({
      id,
      personId: memberId === null ? null : primaryOf(memberId),
      parentId: parentIn(lastOf.get(id)),
    })),
    survivorId,
  );
  const leaving = [...parts].filter(([, end]) => end !== survivorId);
  const news = await returnMessages(
    tx,
    leaving.map(([id]) => id),
  );
  for (const [id, end] of leaving) {
    const row = await getRow(tx, tickets, id);
    const hasNews = leaving.some(([one, its]) => its === id && news.has(one));
    const from = mergers.findLast((one) => one.ticketId === id && one.from !== 'merged')?.from;
    if (end === id) await stand(tx, writer, row, from ?? null, hasNews);
    else await goOnIn(tx, writer, row, end);
  }
  return leaving.length;
};

export const takeTicketsApart = async (
  tx: Db,
  writer: Writer,
  recordId: number,
): Promise<number> => {
  const own = await ofRecord(tx, { memberId: recordId });
  let taken = 0;
  for (const id of new Set(own.map((row) => row.mergedIntoId ?? row.id)))
    taken += await takeThreadApart(tx, writer, id);
  return taken;
};
