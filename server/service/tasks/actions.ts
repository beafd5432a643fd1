/** Hands work on a ticket to other departments, and says when it is done. */
import type { TaskInput, TaskNamed } from '#contract/service/tasks';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { ticketTasks } from '#db/schema/service/tickets';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { findRow, updateRow } from '../../platform/records/records.ts';
import { findBlock } from '../tickets/actions.ts';
import { refuseErasedCustomer } from '../tickets/customers.ts';
import { activityEntry, type TicketRow } from '../tickets/record.ts';
import { decide, statusAt, unansweredFrom } from '../tickets/rules.ts';
import { type TicketWriter, openTicket, writeFields } from '../tickets/step.ts';

/** As long as work is open, a ticket does not count as resolved because its customer is silent. */
const keepWaiting = async (tx: Db, writer: TicketWriter, row: TicketRow): Promise<void> => {
  const isBlocked = (await findBlock(tx, row.id)) !== null;
  const isLapsing = row.state === 'pendingCustomer' && !isBlocked;
  const unansweredAt = isLapsing ? unansweredFrom(writer.now) : null;
  await writeFields(tx, writer, row, { unansweredAt });
};

/** A ticket on which work goes on; 409 for one that has ended. */
const openLive = async (tx: Db, writer: TicketWriter, id: number): Promise<TicketRow> => {
  const row = await openTicket(tx, writer, id);
  const { status } = statusAt(row, writer.now);
  if (!decide(status, 'resolve', 'manager').isAllowed)
    throw conflict(`tickets.errors.not.${status}`);
  return row;
};

export const addTask = async (
  tx: Db,
  writer: TicketWriter,
  id: number,
  input: TaskInput,
): Promise<void> => {
  const row = await openLive(tx, writer, id);
  await refuseErasedCustomer(tx, id);
  if (input.dueAt <= writer.now) throw invalid({ dueAt: 'tickets.errors.followUpPassed' });
  const task = { ...input, ticketId: id, createdBy: writer.actor.name, createdAt: writer.now };
  await insertRows(tx, ticketTasks, [task]);
  await keepWaiting(tx, writer, row);
  const { department, dueAt } = input;
  await recordActivity(tx, {
    ...activityEntry(writer, row),
    verb: 'handOver',
    after: { department, dueAt },
  });
};

/** Done, or not done after all. */
const decideTask =
  (isDone: boolean) =>
  async (tx: Db, writer: TicketWriter, id: number, { taskId }: TaskNamed): Promise<void> => {
    const row = await openLive(tx, writer, id);
    const task = await findRow(tx, ticketTasks, taskId);
    if (task?.ticketId !== id) throw invalid({ taskId: 'errors.notFound' });
    if ((task.doneAt !== null) === isDone)
      throw conflict(`tickets.errors.task.${isDone ? 'done' : 'open'}`);
    const done = { doneAt: writer.now, doneBy: writer.actor.name };
    await updateRow(tx, ticketTasks, taskId, isDone ? done : { doneAt: null, doneBy: null });
    await keepWaiting(tx, writer, row);
    const { department } = task;
    await recordActivity(tx, {
      ...activityEntry(writer, row),
      verb: isDone ? 'complete' : 'askAgain',
      after: { department },
    });
  };
export const completeTask = decideTask(true);
export const reopenTask = decideTask(false);
