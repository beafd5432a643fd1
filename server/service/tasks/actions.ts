/** Hands work on a ticket to other departments, and says when it is done. */
import type { TaskInput, TaskNamed } from '#contract/service/tasks';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { ticketTasks } from '#db/schema/service/tickets';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { findRow, updateRow } from '../../platform/records/records.ts';
import { refuseErasedCustomer } from '../tickets/customers.ts';
import { activityEntry, type TicketRow } from '../tickets/record.ts';
import { permit } from '../tickets/permit.ts';
import { openTicket, type TicketWriter } from '../tickets/step.ts';
import { settleWaiting } from '../tickets/waiting.ts';

/** A ticket on which work goes on; 409 for one that has ended. */
const openLive = async (tx: Db, writer: TicketWriter, id: number): Promise<TicketRow> => {
  const row = await openTicket(tx, writer, id);
  await permit(tx, row, 'addTask', writer);
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
  await settleWaiting(tx, writer, row);
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
    await settleWaiting(tx, writer, row);
    const { department } = task;
    await recordActivity(tx, {
      ...activityEntry(writer, row),
      verb: isDone ? 'complete' : 'askAgain',
      after: { department },
    });
  };
export const completeTask = decideTask(true);
export const reopenTask = decideTask(false);
