import * as z from 'zod';
import { reference, whole } from '#shared/fields';

/** The ticket goes on in another one, which is named. */
export const TicketMerger = z.strictObject({
  intoId: reference('tickets'),
  version: whole('version'),
});
export type TicketMerger = z.infer<typeof TicketMerger>;
