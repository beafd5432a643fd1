import * as z from 'zod';
import { LINK_KINDS } from '#contract/service/linkKinds';
import { LinkedTicket } from '#contract/service/tickets';
import { instant, keyText, reference } from '#shared/fields';

/** Says what a ticket is to another one, which people name by its number. */
export const TicketLinking = z.strictObject({
  otherNumber: keyText(40).min(1),
  kind: z.enum(LINK_KINDS),
});
export type TicketLinking = z.infer<typeof TicketLinking>;

export const TicketUnlinking = z.strictObject({ otherId: reference('tickets') });
export type TicketUnlinking = z.infer<typeof TicketUnlinking>;

/** Tickets opened at most so many days apart may be about the same. */
export const SIMILAR_DAYS = 7;

/** A ticket that may be the same request once more. */
export const SimilarTicket = LinkedTicket.omit({ relation: true }).extend({
  openedAt: instant(),
  isSameOrder: z.boolean(),
});
export type SimilarTicket = z.infer<typeof SimilarTicket>;
