/** Merges a ticket into another one: it only points there, and both threads are read as one. */
import { eq } from 'drizzle-orm';
import type { TicketMerger } from '#contract/service/merging';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { tickets } from '#db/schema/service/tickets';
import { invalid } from '../../platform/http/errors.ts';
import { findRow } from '../../platform/records/records.ts';
import { hasObstacles, threadRows } from '../tickets/afterChanges.ts';
import { areOnePerson, loadThreadMembers, refuseErasedCustomer } from '../tickets/customers.ts';
import type { TicketRow } from '../tickets/record.ts';
import { statusAt, SURVIVOR_STATUSES } from '../tickets/rules.ts';
import { NOT_WAITING, reopenedFields } from '../tickets/statusFields.ts';
import { permit } from '../tickets/permit.ts';
import { openTicket, takeStep, type TicketWriter, writeFields } from '../tickets/step.ts';
import { isOpenedByMerge } from './rules.ts';

const pointElsewhere = prepared(
  { from: tickets.mergedIntoId, mergedIntoId: tickets.mergedIntoId },
  (q, { from, mergedIntoId }) =>
    q.update(tickets).set({ mergedIntoId }).where(eq(tickets.mergedIntoId, from)),
);

/** The one that stays is another one, of the same customer with all that was merged into it, and can still be answered. */
const checkSurvivor = async (
  tx: Db,
  row: TicketRow,
  intoId: number,
  now: number,
): Promise<void> => {
  const survivor = await findRow(tx, tickets, intoId);
  if (!survivor) throw invalid({ intoId: 'errors.notFound' });
  if (survivor.id === row.id) throw invalid({ intoId: 'tickets.errors.mergedIntoItself' });
  if (!SURVIVOR_STATUSES.includes(statusAt(survivor, now).status))
    throw invalid({ intoId: 'tickets.errors.survivorEnded' });
  for (const one of [row.id, intoId]) await refuseErasedCustomer(tx, one);
  const memberIds = [
    ...(await loadThreadMembers(tx, row.id)),
    ...(await loadThreadMembers(tx, intoId)),
  ];
  if (!(await areOnePerson(tx, memberIds)))
    throw invalid({ intoId: 'tickets.errors.otherCustomer' });
};

/** What goes on in the source goes on in the target: it is open again where it would wait or rest. */
const openTarget = async (
  tx: Db,
  writer: TicketWriter,
  source: TicketRow,
  targetId: number,
): Promise<void> => {
  const target = await openTicket(tx, writer, targetId);
  for (const rows of threadRows.parts) await rows.merge(tx, { sourceId: source.id, targetId });
  const lastMessageAt = Math.max(target.lastMessageAt, source.lastMessageAt);
  const hasOpenWork = await hasObstacles(tx, targetId, writer.now);
  const { status } = statusAt(target, writer.now);
  if (!isOpenedByMerge(statusAt(source, writer.now).status, status, hasOpenWork)) {
    const unansweredAt = hasOpenWork ? null : target.unansweredAt;
    await writeFields(tx, writer, target, { lastMessageAt, unansweredAt });
    return;
  }
  const action = status === 'resolved' ? 'reopen' : 'resume';
  await permit(tx, target, action, writer);
  await takeStep(tx, writer, target, {
    action,
    verb: null,
    values: {
      lastMessageAt,
      state: 'open',
      ...(status === 'pendingCustomer' && NOT_WAITING),
      ...(action === 'reopen' && reopenedFields(target)),
    },
  });
};

export const mergeTicket = async (
  tx: Db,
  writer: TicketWriter,
  id: number,
  { intoId, version }: TicketMerger,
): Promise<TicketRow> => {
  const row = await openTicket(tx, writer, id, version);
  await permit(tx, row, 'merge', writer);
  await checkSurvivor(tx, row, intoId, writer.now);
  // Those that were merged into it go on there too: nothing has to be followed twice.
  await pointElsewhere(tx, { from: id, mergedIntoId: intoId });
  await openTarget(tx, writer, row, intoId);
  return takeStep(tx, writer, row, {
    action: 'merge',
    verb: 'merge',
    values: { ...NOT_WAITING, state: 'merged', mergedIntoId: intoId },
  });
};
