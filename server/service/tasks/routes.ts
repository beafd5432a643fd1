/** Routes of the tasks of a ticket; every answer holds all of them. */
import { TaskInput, TaskNamed } from '#contract/service/tasks';
import { resource } from '../../platform/http/resource.ts';
import type { Route } from '../../platform/http/route.ts';
import { recordId } from '../../platform/records/records.ts';
import { ticketVerb, type TicketWork } from '../tickets/ticketVerb.ts';
import { addTask, completeTask, reopenTask } from './actions.ts';
import { loadTasks } from './load.ts';

const taskVerb = <Body>(work: TicketWork<Body>) =>
  ticketVerb(work, async (tx, id) => ({ id, tasks: await loadTasks(tx, id) }));

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
      handle: taskVerb(addTask),
    },
    taskCompletion: {
      summary: 'A task is done',
      action: 'handOver',
      body: TaskNamed,
      handle: taskVerb(completeTask),
    },
    taskReopening: {
      summary: 'A task is not done after all',
      action: 'handOver',
      body: TaskNamed,
      handle: taskVerb(reopenTask),
    },
  },
});
