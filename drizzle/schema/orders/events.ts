import type { EventType } from '#contract/orders/events';
import { sql } from 'drizzle-orm';
import { kit } from '../../kit.ts';

/**
 * Behaviour of shoppers in the shop. An event of an unknown member keeps the store's member id and is linked once the
 * member exists.
 */
export const events = kit.table(
  'events',
  {
    id: kit.id(),
    externalId: kit.text().notNull(),
    type: kit.text().$type<EventType>().notNull(),
    /** Of a custom event. */
    name: kit.text(),
    at: kit.instant().notNull(),
    day: kit.day().notNull(),
    channel: kit.text().notNull(),
    source: kit.text(),
    session: kit.text(),
    memberId: kit.integer(),
    memberExternalId: kit.text(),
    sku: kit.text(),
    detail: kit.json().$type<Record<string, unknown>>(),
  },
  (t) => [
    kit.unique('events_external_id').on(t.externalId),
    kit.index('events_member').on(t.memberId, t.at),
    kit
      .index('events_unjoined')
      .on(t.memberExternalId)
      .where(sql`member_id is null`),
    kit.index('events_day').on(t.day, t.type),
  ],
);
