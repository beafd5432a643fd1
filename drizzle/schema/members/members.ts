import { sql } from 'drizzle-orm';
import type { LevelStep } from '#contract/members/levels';
import type { FieldClocks, Member } from '#contract/members/members';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';

export const members = kit.table(
  'members',
  {
    id: kit.id(),
    /** The id in the store's own system. */
    externalId: kit.text().notNull(),
    name: kit.text(),
    /** Personal data: masked for roles that may not see it. */
    phone: kit.text(),
    email: kit.text(),
    address: kit.text(),
    /** With or without its year (`--03-12`). */
    birthday: kit.text(),
    /** When the birthday was last changed; null while it is as the member was first known. */
    birthdaySetAt: kit.instant(),
    gender: kit.text(),
    language: kit.text(),
    country: kit.text(),
    channel: kit.text(),
    /**
     * The level as of the last change of `member_levels`, the instant from which time alone makes it another one (a term
     * or an override ends), that other one, and what follows after it. What counts is `presentLevel` of the four, never the
     * first alone.
     */
    level: kit.text(),
    levelUntil: kit.instant(),
    levelAfter: kit.text(),
    levelSteps: kit
      .json()
      .$type<LevelStep[]>()
      .notNull()
      .default(sql`'[]'`)
      .$defaultFn(() => []),
    /** The newest version of the programme that the levels take into account; 0 before the first. */
    levelVersion: kit.integer().notNull().default(0),
    /** Groups from the store's own system (wholesale, staff); price lists may be limited to some of them. */
    groups: kit
      .json()
      .$type<string[]>()
      .notNull()
      // One default for rows that existed before the column, and one for rows inserted later.
      .default(sql`'[]'`)
      .$defaultFn(() => []),
    joinedAt: kit.instant(),
    /**
     * The member of whom this is another record, and since when; null for a member of its own. A member with other records
     * is never another record itself, so nothing has to be followed further (`server/members/people/load.ts`).
     */
    mergedInto: kit.integer(),
    mergedAt: kit.instant(),
    /** What the member consented to or refused last, where and when it was said; null where never asked. */
    marketingConsent: kit.yesNo(),
    marketingConsentSource: kit.text(),
    marketingConsentAt: kit.instant(),
    profilingConsent: kit.yesNo(),
    profilingConsentSource: kit.text(),
    profilingConsentAt: kit.instant(),
    /** Who the member is, as far as somebody said so. */
    ageBand: kit.text().$type<Member['ageBand'] & string>(),
    region: kit.text(),
    occupation: kit.text(),
    incomeBand: kit.text(),
    education: kit.text().$type<Member['education'] & string>(),
    interests: kit
      .json()
      .$type<string[]>()
      .notNull()
      .default(sql`'[]'`)
      .$defaultFn(() => []),
    /** Who said each of these, and when, also of facts that are known no more. */
    profileSources: kit
      .json()
      .$type<Member['profileSources']>()
      .notNull()
      .default(sql`'{}'`)
      .$defaultFn(() => ({})),
    /** True while the member is known only from an order; false once the store's own system has sent the member. */
    provisional: kit
      .yesNo()
      .notNull()
      .$defaultFn(() => false),
    /**
     * Derived from the member's counted orders in every write that changes them. These columns have no index, because
     * every order changes them; sorting a list by them still takes only tens of milliseconds.
     */
    orderCount: kit.integer().notNull().default(0),
    revenue: kit.money().notNull().default(0),
    returned: kit.money().notNull().default(0),
    firstOrderAt: kit.instant(),
    lastOrderAt: kit.instant(),
    /** The instant of this version by the store's own clock; an older one that arrives later only adds to it. */
    sourceUpdatedAt: kit.instant(),
    /**
     * The instants of the newest versions that said a field, where they differ from `sourceUpdatedAt`: an older version
     * still fills what no newer one said. Null where no version with an instant said it.
     */
    fieldClocks: kit
      .json()
      .$type<FieldClocks>()
      .notNull()
      .default(sql`'{}'`)
      .$defaultFn(() => ({})),
    /** When everything that says who the member is was erased; the number, ledgers and sums stay. */
    erasedAt: kit.instant(),
    ...stamps(),
  },
  (t) => [
    kit.unique('members_external_id').on(t.externalId),
    kit.index('members_joined_at').on(t.joinedAt, t.id),
    kit.index('members_level_version').on(t.levelVersion),
    kit.index('members_name').on(t.name, t.id),
    kit
      .index('members_erased_at')
      .on(t.erasedAt, t.id)
      .where(sql`erased_at is not null`),
    kit
      .index('members_merged_into')
      .on(t.mergedInto)
      .where(sql`merged_into is not null`),
  ],
);
