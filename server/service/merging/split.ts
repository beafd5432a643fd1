/** Splits merged tickets that are of different people since a merge of members was undone. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { SplitRecords } from '#contract/members/merges';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { ticketChanges, tickets } from '#db/schema/service/tickets';
import { loadPeople } from '../../members/people/load.ts';
import { getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { hasObstacles, threadRows } from '../tickets/afterChanges.ts';
import { UNRESOLVED } from '../tickets/statusFields.ts';
import { permit } from '../tickets/permit.ts';
import { takeStep, type TicketWriter, writeFields } from '../tickets/step.ts';
import { survivorOf, threadOf } from '../tickets/thread.ts';
import { settleWaiting } from '../tickets/waiting.ts';
import { loadLastMessageAt } from './lastMessage.ts';
import { partsOf, stateApart } from './rules.ts';
import { returnMessages } from './returnMessages.ts';
import { loadTicketsOf, sortOutRows } from './sortOut.ts';
import { splitFollowUps } from './splitFollowUps.ts';

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

/** The ticket into which it was merged itself. */
const parentIn = (merger: Merger | undefined): number | null => {
  const id = merger?.after?.mergedIntoId;
  return typeof id === 'number' ? id : null;
};

/** For each ticket of the thread the one in which it goes on. */
const loadTargets = async (
  tx: Db,
  survivorId: number,
  ids: readonly number[],
  mergers: readonly Merger[],
): Promise<ReadonlyMap<number, number>> => {
  const rows = await rowsOf(tx, { ids });
  const memberIds = rows.flatMap(({ memberId }) => memberId ?? []);
  const { primaryOf } = await loadPeople(tx, memberIds);
  const lastOf = new Map(mergers.map((merger) => [merger.ticketId, merger]));
  const thread = rows.map(({ id, memberId }) => ({
    id,
    personId: memberId === null ? null : primaryOf(memberId),
    parentId: parentIn(lastOf.get(id)),
  }));
  return new Map([...partsOf(thread, survivorId), [survivorId, survivorId]]);
};

interface Part {
  id: number;
  /** Its own thread, itself included. */
  threadIds: readonly number[];
  /** The status that it had before it was merged. */
  before: Merger['from'];
  /** Whether its customer wrote to it meanwhile. */
  hasNews: boolean;
}
/** Open again, or as it was before it was merged. */
const separate = async (tx: Db, writer: TicketWriter, part: Part): Promise<void> => {
  const row = await getRow(tx, tickets, part.id);
  await permit(tx, row, 'separate', writer);
  const isAsked = part.hasNews || (await hasObstacles(tx, part.id, writer.now));
  const state = stateApart(part.before, isAsked);
  await takeStep(tx, writer, row, {
    action: 'separate',
    verb: 'unmerge',
    values: {
      state,
      mergedIntoId: null,
      lastMessageAt: await loadLastMessageAt(tx, part.threadIds),
      ...(state !== 'resolved' && UNRESOLVED),
    },
  });
};

/** The ticket from which others were split: without what was said in those, and without their work. */
const settleSurvivor = async (
  tx: Db,
  writer: TicketWriter,
  id: number,
  threadIds: readonly number[],
): Promise<void> => {
  const lastMessageAt = await loadLastMessageAt(tx, threadIds);
  const row = await writeFields(tx, writer, await getRow(tx, tickets, id), { lastMessageAt });
  if (row.state === 'pendingCustomer' && row.unansweredAt === null)
    await settleWaiting(tx, writer, row);
};

/** Returns how many tickets were split off. */
const splitThread = async (tx: Db, writer: TicketWriter, survivorId: number): Promise<number> => {
  const ids = await threadOf(tx, survivorId);
  if (ids.length < 2) return 0;
  const mergers = await mergersOf(tx, { ids });
  const targets = await loadTargets(tx, survivorId, ids, mergers);
  const targetOf = (id: number) => targets.get(id) ?? survivorId;
  const leaving = ids.filter((id) => targetOf(id) !== survivorId);
  if (leaving.length === 0) return 0;
  const news = await returnMessages(tx, ids, targetOf);
  for (const ticketId of leaving)
    for (const rows of threadRows.parts)
      await rows.split(tx, { sourceId: survivorId, ticketId, targetId: targetOf(ticketId) });
  for (const id of leaving) {
    const target = targetOf(id);
    if (target !== id) {
      const row = await getRow(tx, tickets, id);
      const values = { mergedIntoId: target };
      await takeStep(tx, writer, row, { action: 'merge', verb: 'merge', values });
      continue;
    }
    const threadIds = leaving.filter((one) => targetOf(one) === id);
    const before = mergers.findLast((one) => one.ticketId === id && one.from !== 'merged')?.from;
    const hasNews = threadIds.some((one) => news.has(one));
    await separate(tx, writer, { id, threadIds, before: before ?? null, hasNews });
  }
  const remaining = ids.filter((id) => targetOf(id) === survivorId);
  await settleSurvivor(tx, writer, survivorId, remaining);
  return leaving.length;
};

export const splitTickets = async (
  tx: Db,
  actingWriter: Writer,
  recordId: number,
): Promise<SplitRecords | null> => {
  const writer = { ...actingWriter, party: 'system' as const };
  const own = await ofRecord(tx, { memberId: recordId });
  const heads = new Set(own.map((row) => row.mergedIntoId ?? row.id));
  for (const id of await loadTicketsOf(tx, recordId)) heads.add(id);
  let split = 0;
  for (const id of heads) {
    const threadIds = await threadOf(tx, id);
    split += await splitThread(tx, writer, id);
    await sortOutRows(tx, threadIds);
  }
  const ids = new Set<number>();
  for (const { id } of own)
    for (const one of await threadOf(tx, await survivorOf(tx, id))) ids.add(one);
  await splitFollowUps(tx, writer, [...ids]);
  return split === 0 ? null : { message: 'tickets.splitByUnmerge', count: split };
};
