import { kit } from '../../kit.ts';
import { tickets } from './tickets.ts';

/** What is known of tickets that came by a file from another system, besides what every ticket has. */
export const importedTickets = kit.table(
  'imported_tickets',
  {
    id: kit.id(),
    ticketId: kit
      .integer()
      .notNull()
      .references(() => tickets.id, { onDelete: 'cascade' }),
    /** As the other system names it. */
    number: kit.text().notNull(),
    /** Of its row, by which the same row is known again. */
    contentHash: kit.text().notNull(),
    /** Whoever worked on it there, as the file names them. */
    agent: kit.text(),
    /** Why it was opened, in the words of the other system; which reason they mean is read from the words of reasons. */
    reasonText: kit.text(),
    /** From 1 to 5, as the customer was asked there. */
    satisfaction: kit.integer(),
    /** When staff answered first, whether or not that message was imported. */
    firstReplyAt: kit.instant(),
    closedAt: kit.instant(),
    importedAt: kit.instant().notNull(),
  },
  (t) => [
    kit.unique('imported_tickets_ticket_id').on(t.ticketId),
    kit.unique('imported_tickets_number').on(t.number),
    kit.index('imported_tickets_reason_text').on(t.reasonText),
  ],
);
