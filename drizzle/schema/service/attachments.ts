import { sql } from 'drizzle-orm';
import type { AttachmentType } from '#contract/service/attachments';
import { kit } from '../../kit.ts';
import { files } from '../platform/files.ts';
import { ticketMessages } from './tickets.ts';

/** Files that were sent with messages of tickets, or that wait for the message with which they will be sent. */
export const ticketAttachments = kit.table(
  'ticket_attachments',
  {
    id: kit.id(),
    /** What is kept of it; null once it was taken away. A file that no message was sent with leaves with its row. */
    fileId: kit.integer().references(() => files.id, { onDelete: 'cascade' }),
    messageId: kit.integer().references(() => ticketMessages.id, { onDelete: 'cascade' }),
    name: kit.text().notNull(),
    type: kit.text().$type<AttachmentType>().notNull(),
    /** As it is kept, in its largest size. */
    bytes: kit.integer().notNull(),
    width: kit.integer(),
    height: kit.integer(),
    /** SHA-256 of the content as it was sent, in hexadecimal. */
    contentHash: kit.text().notNull(),
    /** Whoever stored it, who alone may send it with a message. */
    creatorId: kit.text(),
    createdAt: kit.instant().notNull(),
  },
  (t) => [
    kit.index('ticket_attachments_message').on(t.messageId, t.id),
    kit
      .index('ticket_attachments_file')
      .on(t.fileId)
      .where(sql`file_id is not null`),
  ],
);
