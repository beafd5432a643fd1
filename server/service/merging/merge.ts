/** Merges a ticket into another one: it only points there, and both threads are read as one. */
import { eq } from 'drizzle-orm';
import type { TicketMerger } from '#contract/service/merging';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { tickets, ticketTasks } from '#db/schema/service/tickets';
import { invalid } from '../../platform/http/errors.ts';
import { findRow, updateRow } from '../../platform/records/records.ts';
import { areOnePerson, loadThreadMembers, refuseErasedCustomer } from '../tickets/customers.ts';
import type { TicketRow } from '../tickets/record.ts';
import { findBlock } from '../tickets/actions.ts';
import { isOpenedByMerge, statusAt, SURVIVOR_STATUSES } from '../tickets/rules.ts';
import {
  type TicketWriter,
  NOT_WAITING,
  openTicket,
  permit,
  takeStep,
  writeFields,
} from '../tickets/step.ts';

const pointElsewhere = prepared(
  { from: tickets.mergedIntoId, mergedIntoId: tickets.mergedIntoId },
  (q, { from, mergedIntoId }) =>
    q.update(tickets).set({ mergedIntoId }).where(eq(tickets.mergedIntoId, from)),
);

/** Others go on with their work for the ticket that stays. */
const moveTasks = prepared(
  { from: ticketTasks.ticketId, ticketId: ticketTasks.ticketId },
  (q, { from, ticketId }) =>
    q.update(ticketTasks).set({ ticketId }).where(eq(ticketTasks.ticketId, from)),
);

/** The one that stays is another one, of the same customer with all that was merged into it, and can still be answered. */
const checkSurvivor = async (
  tx: Db,
  row: TicketRow,
  intoId: number,
  now: number,
): Promise<TicketRow> => {
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
  return survivor;
};

/** Whoever waits in the ticket that goes, also waits in the one that stays: it is open again where it would rest. */
const goOnIn = async (
  tx: Db,
  writer: TicketWriter,
  goes: TicketRow,
  intoId: number,
): Promise<void> => {
  const stays = await openTicket(tx, writer, intoId);
  await moveTasks(tx, { from: goes.id, ticketId: intoId });
  const hasOpenWork = (await findBlock(tx, intoId)) !== null;
  const { status } = statusAt(stays, writer.now);
  if (!isOpenedByMerge(statusAt(goes, writer.now).status, status, hasOpenWork)) {
    if (hasOpenWork && stays.unansweredAt !== null)
      await writeFields(tx, writer, stays, { unansweredAt: null });
    return;
  }
  const action = status === 'resolved' ? 'reopen' : 'resume';
  permit(stays, action, writer);
  await takeStep(tx, writer, stays, {
    action,
    verb: null,
    values: {
      state: 'open',
      ...(status === 'pendingCustomer' && NOT_WAITING),
      ...(action === 'reopen' && {
        resolution: null,
        resolvedAt: null,
        reopenCount: stays.reopenCount + 1,
      }),
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
  permit(row, 'merge', writer);
  const survivor = await checkSurvivor(tx, row, intoId, writer.now);
  // Those that were merged into it go on there too: nothing has to be followed twice.
  await pointElsewhere(tx, { from: id, mergedIntoId: intoId });
  const lastMessageAt = Math.max(survivor.lastMessageAt, row.lastMessageAt);
  await updateRow(tx, tickets, intoId, { lastMessageAt });
  await goOnIn(tx, writer, row, intoId);
  return takeStep(tx, writer, row, {
    action: 'merge',
    verb: 'merge',
    values: { ...NOT_WAITING, state: 'merged', mergedIntoId: intoId },
  });
};
