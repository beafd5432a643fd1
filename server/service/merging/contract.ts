import * as z from 'zod';
import { TICKET_STATUSES } from '#contract/service/tickets';
import { id, reference, whole } from '#shared/fields';

/** The ticket goes on in another one, which is named. */
export const TicketMerger = z.strictObject({
  intoId: reference('tickets'),
  version: whole('version'),
});
export type TicketMerger = z.infer<typeof TicketMerger>;

/** A ticket into which another one can be merged. */
export const MergeTarget = z.object({
  id: id(),
  number: z.string(),
  subject: z.string(),
  status: z.enum(TICKET_STATUSES),
});
export type MergeTarget = z.infer<typeof MergeTarget>;
