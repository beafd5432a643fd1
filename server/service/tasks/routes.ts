/** Routes of the tasks of a ticket; every answer holds all of them. */
import { TaskInput, TaskNamed } from '#contract/service/tasks';
import type { Db } from '#db';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { recordId } from '../../platform/records/records.ts';
import { ticketWriterOf } from '../tickets/ticketWriter.ts';
import type { TicketWriter } from '../tickets/step.ts';
import { addTask, completeTask, reopenTask } from './actions.ts';
import { loadTasks } from './load.ts';

const verb =
  <Body>(work: (tx: Db, writer: TicketWriter, id: number, body: Body) => Promise<void>) =>
  async (context: Context, { params, body }: Call<Body>) => {
    const id = recordId(params.id);
    const writer = await ticketWriterOf(context);
    return context.transaction(async (tx) => {
      await work(tx, writer, id, body);
      return { id, tasks: await loadTasks(tx, id) };
    });
  };

export const taskRoutes: Route[] = resource('tickets', {
  actions: {
    taskList: {
      summary: 'The tasks of a ticket',
      method: 'get',
      action: 'show',
      handle: ({ db }, { params }) => loadTasks(db, recordId(params.id)),
    },
    tasks: {
      summary: 'Hand work to another department; the ticket cannot be resolved before it is done',
      action: 'handOver',
      body: TaskInput,
      handle: verb(addTask),
    },
    taskCompletion: {
      summary: 'A task is done',
      action: 'handOver',
      body: TaskNamed,
      handle: verb(completeTask),
    },
    taskReopening: {
      summary: 'A task is not done after all',
      action: 'handOver',
      body: TaskNamed,
      handle: verb(reopenTask),
    },
  },
});
