/**
 * Whether a customer had asked before staff first wrote, of a ticket without a clock that says so (`first_asked_at`): it had
 * no target, or is of another system, which only tells when customers were answered.
 */
export const askedUntimed = (ticket: string): string =>
  `(exists (select 1 from ticket_messages m where m.ticket_id = ${ticket}.id and m.kind = 'public'
      and m.author_kind = 'customer' and m.occurred_at <= ${ticket}.first_reply_at)
    or exists (select 1 from imported_tickets i where i.ticket_id = ${ticket}.id))`;
