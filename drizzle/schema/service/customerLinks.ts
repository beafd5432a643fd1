import type { Language } from '#shared/localization';
import { sql } from 'drizzle-orm';
import { kit } from '../../kit.ts';
import { members } from '../members/members.ts';
import { tickets } from './tickets.ts';

/** Secret links by which customers ask, follow their ticket and answer. Only the hash of a link's secret is stored. */
export const customerLinks = kit.table(
  'customer_links',
  {
    id: kit.id(),
    tokenHash: kit.text().notNull(),
    /** Null until the customer has asked by it. */
    ticketId: kit.integer().references(() => tickets.id, { onDelete: 'cascade' }),
    /** Of a link for a new request: whose, and about which order. */
    memberId: kit.integer().references(() => members.id),
    orderExternalId: kit.text(),
    language: kit.text().$type<Language>(),
    createdBy: kit.text().notNull(),
    createdAt: kit.instant().notNull(),
    expiresAt: kit.instant().notNull(),
    withdrawnAt: kit.instant(),
    withdrawnBy: kit.text(),
  },
  (t) => [
    kit.unique('customer_links_token_hash').on(t.tokenHash),
    kit.index('customer_links_ticket').on(t.ticketId),
    kit.index('customer_links_expires_at').on(t.expiresAt),
    kit
      .index('customer_links_member')
      .on(t.memberId)
      .where(sql`member_id is not null`),
  ],
);
