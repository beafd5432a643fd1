import * as z from 'zod';
import { reference, requiredText } from '#shared/fields';

/** The words of a message are taken away for good; that it was written stays, with who took them away and why. */
export const Redaction = z.strictObject({
  messageId: reference('ticketMessages'),
  reason: requiredText(300),
});
export type Redaction = z.infer<typeof Redaction>;
