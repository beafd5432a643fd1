import type { ActorKind } from '#contract/platform/activities';
import type { GrowthType } from '#contract/members/growth';
import type { PointSource } from '#contract/members/points';
import { sql } from 'drizzle-orm';
import { kit } from '../../kit.ts';
import { members } from './members.ts';

/** The journal of growth, which counts towards levels. Rows are only added; triggers refuse anything else. */
export const growthEntries = kit.table(
  'growth_entries',
  {
    id: kit.id(),
    memberId: kit
      .integer()
      .notNull()
      .references(() => members.id),
    type: kit.text().$type<GrowthType>().notNull(),
    growth: kit.money().notNull(),
    source: kit.text().$type<PointSource>().notNull(),
    sourceId: kit.text().notNull(),
    sourceLine: kit.text().notNull().default(''),
    ruleKey: kit.text().notNull().default(''),
    programmeNumber: kit.integer(),
    /** The entry that this one takes back. */
    reversesId: kit.integer(),
    occurredAt: kit.instant().notNull(),
    recordedAt: kit.instant().notNull(),
    /** The business day in whose window it counts: of a reversal that of what it reverses. */
    day: kit.day().notNull(),
    actorKind: kit.text().$type<ActorKind>().notNull(),
    actorName: kit.text().notNull(),
    reason: kit.text(),
    /** How it came about, for the explanation: bases, rates, limits, and the awards of an order's lines. */
    detail: kit.json().$type<Record<string, unknown>>(),
  },
  (t) => [
    /** The same is recorded once. */
    kit
      .unique('growth_entries_rule_key')
      .on(t.memberId, t.type, t.source, t.sourceId, t.sourceLine, t.ruleKey),
    kit.index('growth_entries_member').on(t.memberId, t.day),
    kit
      .index('growth_entries_reverses')
      .on(t.reversesId)
      .where(sql`reverses_id is not null`),
    kit.index('growth_entries_source').on(t.source, t.sourceId),
  ],
);
