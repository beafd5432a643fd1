import { sql } from 'drizzle-orm';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';

export const members = kit.table(
  'members',
  {
    id: kit.id(),
    /** The id in the store's own system. */
    externalId: kit.text().notNull(),
    name: kit.text(),
    /** Personal data: masked for roles that do not need it. */
    phone: kit.text(),
    email: kit.text(),
    address: kit.text(),
    birthday: kit.day(),
    gender: kit.text(),
    language: kit.text(),
    country: kit.text(),
    channel: kit.text(),
    /** A plain fact until the members issue gives it rules. */
    level: kit.text(),
    /** Groups the store's own system puts them in (wholesale, staff); price lists may ask for one. */
    groups: kit
      .json()
      .$type<string[]>()
      .notNull()
      // Once for rows that were there before the column, once for rows written since.
      .default(sql`'[]'`)
      .$defaultFn(() => []),
    joinedAt: kit.instant(),
    /** True until the store's own system describes the member: known only from an order. */
    provisional: kit
      .yesNo()
      .notNull()
      .$defaultFn(() => false),
    /**
     * Derived from the member's counted orders in the write that changes them. In no index: every order changes them,
     * and a list sorted by them is read in tens of milliseconds all the same.
     */
    orderCount: kit.integer().notNull().default(0),
    revenue: kit.money().notNull().default(0),
    returned: kit.money().notNull().default(0),
    firstOrderAt: kit.instant(),
    lastOrderAt: kit.instant(),
    /** The store's own clock of this version; an older one that arrives later is ignored. */
    sourceUpdatedAt: kit.instant(),
    ...stamps(),
  },
  (t) => [
    kit.unique('members_external_id').on(t.externalId),
    kit.index('members_joined_at').on(t.joinedAt, t.id),
    kit.index('members_name').on(t.name, t.id),
  ],
);
