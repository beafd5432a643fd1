import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';
import { tickets } from './tickets.ts';

/** For how long words and files of ended tickets are kept; one row, once somebody has saved it. */
export const serviceRetention = kit.table('service_retention', {
  id: kit.id(),
  /** Days after the ticket was closed. */
  attachmentDays: kit.integer().notNull(),
  messageDays: kit.integer().notNull(),
  ticketDays: kit.integer().notNull(),
  /** Nothing is taken away before the owner has said so. */
  isOn: kit.yesNo().notNull(),
  ...stamps(),
});

/** Tickets of which nothing is taken away, because a court or an authority may ask for them. */
export const ticketHolds = kit.table(
  'ticket_holds',
  {
    id: kit.id(),
    ticketId: kit
      .integer()
      .notNull()
      .references(() => tickets.id, { onDelete: 'cascade' }),
    reason: kit.text().notNull(),
    createdBy: kit.text().notNull(),
    createdAt: kit.instant().notNull(),
  },
  (t) => [kit.unique('ticket_holds_ticket_id').on(t.ticketId)],
);
