import * as z from 'zod';
import { id, instant, reference, requiredText } from '#shared/fields';

/** To whom a part of the work is handed. */
export const DEPARTMENTS = ['warehouse', 'finance', 'store', 'quality', 'supplier'] as const;
export type Department = (typeof DEPARTMENTS)[number];

export const TaskInput = z.strictObject({
  title: requiredText(200),
  department: z.enum(DEPARTMENTS),
  dueAt: instant(),
});
export type TaskInput = z.infer<typeof TaskInput>;

export const TaskNamed = z.strictObject({ taskId: reference('ticketTasks') });
export type TaskNamed = z.infer<typeof TaskNamed>;

/** Work that a ticket waits for; it cannot be resolved before. */
export const TicketTask = z.object({
  id: id(),
  title: z.string(),
  department: z.enum(DEPARTMENTS),
  dueAt: instant(),
  doneAt: instant().nullable(),
  doneBy: z.string().nullable(),
  createdBy: z.string(),
});
export type TicketTask = z.infer<typeof TicketTask>;
