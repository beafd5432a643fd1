import type { ActorKind } from '#contract/platform/activities';
import type { AllocationKind, HoldState, PointSource, PointType } from '#contract/members/points';
import { sql } from 'drizzle-orm';
import { kit } from '../../kit.ts';
import { members } from './members.ts';

/**
 * The journal of points. Rows are only added; triggers refuse anything else. Corrections are entries of their own.
 */
export const pointEntries = kit.table(
  'point_entries',
  {
    id: kit.id(),
    memberId: kit
      .integer()
      .notNull()
      .references(() => members.id),
    /** Counts the member's entries from 1; no gaps. */
    number: kit.integer().notNull(),
    type: kit.text().$type<PointType>().notNull(),
    /** Above zero for what was added, below for what was taken; of a write-off what could not be taken back. */
    points: kit.money().notNull(),
    /** What the rule would have given without its limits; null where no rule gave it. */
    desired: kit.money(),
    source: kit.text().$type<PointSource>().notNull(),
    /** The id of the source in its table or, of what the store sends, its own; and the part of it. */
    sourceId: kit.text().notNull(),
    sourceLine: kit.text().notNull().default(''),
    /** The rule that gave it, and the number of the programme's version; '' and null where none did. */
    ruleKey: kit.text().notNull().default(''),
    programmeNumber: kit.integer(),
    /** The entry that this one takes back, in part or as a whole. */
    reversesId: kit.integer(),
    occurredAt: kit.instant().notNull(),
    recordedAt: kit.instant().notNull(),
    /** Business day of `occurredAt`. */
    day: kit.day().notNull(),
    actorKind: kit.text().$type<ActorKind>().notNull(),
    actorName: kit.text().notNull(),
    reason: kit.text(),
    /** How it came about, for the explanation: bases, rates, limits, and the awards of an order's lines. */
    detail: kit.json().$type<Record<string, unknown>>(),
  },
  (t) => [
    kit.unique('point_entries_number').on(t.memberId, t.number),
    /** The same is recorded once. */
    kit
      .unique('point_entries_rule_key')
      .on(t.memberId, t.type, t.source, t.sourceId, t.sourceLine, t.ruleKey),
    kit.index('point_entries_source').on(t.source, t.sourceId),
    kit.index('point_entries_recorded_at').on(t.recordedAt, t.id),
    kit.index('point_entries_rule').on(t.ruleKey, t.day),
    kit
      .index('point_entries_reverses')
      .on(t.reversesId)
      .where(sql`reverses_id is not null`),
  ],
);

/** What an entry added, with its own expiry. */
export const pointLots = kit.table(
  'point_lots',
  {
    id: kit.id(),
    entryId: kit
      .integer()
      .notNull()
      .references(() => pointEntries.id),
    memberId: kit.integer().notNull(),
    points: kit.money().notNull(),
    /** From when on it can be spent; null while that depends on a delivery that has not happened. */
    availableAt: kit.instant(),
    /** From when on it is lapsed; null for never. */
    expiresAt: kit.instant(),
    /** What is left of it by its allocations; lapsed points stay in it until an entry records them. */
    remaining: kit.money().notNull(),
  },
  (t) => [
    kit.unique('point_lots_entry_id').on(t.entryId),
    kit.index('point_lots_member').on(t.memberId, t.id),
    kit
      .index('point_lots_left')
      .on(t.memberId)
      .where(sql`remaining > 0`),
    kit
      .index('point_lots_lapsing')
      .on(t.expiresAt, t.id)
      .where(sql`remaining > 0 and expires_at is not null`),
  ],
);

/** Which lots an entry took from, gave back to, or repaid arrears from. Rows are only added. */
export const pointAllocations = kit.table(
  'point_allocations',
  {
    id: kit.id(),
    entryId: kit
      .integer()
      .notNull()
      .references(() => pointEntries.id),
    memberId: kit.integer().notNull(),
    kind: kit.text().$type<AllocationKind>().notNull(),
    /** Null for the part that became arrears, and for the arrears that are given back. */
    lotId: kit.integer().references(() => pointLots.id),
    /** Above zero. */
    points: kit.money().notNull(),
    /** The allocation that a restore gives back. */
    restoresId: kit.integer(),
    /** The record of the same person whose arrears it repays; null where it repays those of its own, or none. */
    owedById: kit.integer().references(() => members.id),
    recordedAt: kit.instant().notNull(),
  },
  (t) => [
    kit.index('point_allocations_entry').on(t.entryId),
    kit.index('point_allocations_member').on(t.memberId, t.id),
    kit.index('point_allocations_lot').on(t.lotId),
    kit
      .index('point_allocations_owed_by')
      .on(t.owedById)
      .where(sql`owed_by_id is not null`),
  ],
);

/** Points that are reserved for an order, by the redemption that reserves its discounts. */
export const pointHolds = kit.table(
  'point_holds',
  {
    id: kit.id(),
    memberId: kit
      .integer()
      .notNull()
      .references(() => members.id),
    /** What it is held for: a redemption of the checkout, by its id. */
    source: kit.text().$type<PointSource>().notNull(),
    sourceId: kit.text().notNull(),
    points: kit.money().notNull(),
    state: kit.text().$type<HoldState>().notNull(),
    /** An open hold past this instant holds nothing, whether or not that has been recorded. */
    expiresAt: kit.instant().notNull(),
    createdAt: kit.instant().notNull(),
    closedAt: kit.instant(),
  },
  (t) => [
    /** For a member with two records a hold of each, of the points that are its own. */
    kit.unique('point_holds_member_id').on(t.source, t.sourceId, t.memberId),
    kit
      .index('point_holds_open')
      .on(t.memberId, t.expiresAt)
      .where(sql`state = 'open'`),
  ],
);

/** The lots of a hold, chosen when it was made: they do not lapse while they are held. */
export const pointHoldLots = kit.table(
  'point_hold_lots',
  {
    holdId: kit
      .integer()
      .notNull()
      .references(() => pointHolds.id),
    lotId: kit
      .integer()
      .notNull()
      .references(() => pointLots.id),
    points: kit.money().notNull(),
  },
  (t) => [
    kit.primaryKey({ columns: [t.holdId, t.lotId] }),
    kit.index('point_hold_lots_lot').on(t.lotId),
  ],
);

/**
 * One row for each member with points: locked by every write of the ledger. Cached figures are the folds of the journal.
 */
export const pointAccounts = kit.table(
  'point_accounts',
  {
    memberId: kit
      .integer()
      .notNull()
      .references(() => members.id),
    lastNumber: kit.integer().notNull().default(0),
    /** What is owed. */
    arrears: kit.money().notNull().default(0),
    /** When the ledger was last written; balances of instants before are read from all of its rows. */
    writtenAt: kit.instant().notNull().default(0),
    version: kit.integer().notNull().default(1),
  },
  (t) => [kit.primaryKey({ columns: [t.memberId] })],
);
