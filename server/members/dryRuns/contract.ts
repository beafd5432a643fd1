/** What one order or event would give by a version of the programme, and by the one in force, without writing anything. */
import * as z from 'zod';
import { amount, channel, count, instant, keyText, reference, requiredText } from '#shared/fields';
import { EARN_TRIGGERS } from '#contract/members/earnRules';
import type { MeasuredLevel } from '#contract/members/levels';
import type { ReplayRule } from '#contract/members/replays';
import type { ExplainedAward } from '#contract/members/replays/examples';

/** The store's number of the member. */
const member = () => keyText(120).min(1);

const TypedLine = z.strictObject({
  variantId: reference('variants'),
  quantity: count(1, 1_000_000),
  /** What was paid for one; null for the base price. */
  unitPrice: amount().nullish(),
});
export const TypedOrder = z.strictObject({
  member: member(),
  at: instant(),
  channel: channel().nullish(),
  lines: z.array(TypedLine).min(1).max(100),
});
export type TypedOrder = z.infer<typeof TypedOrder>;

export const EVENT_TRIGGERS = EARN_TRIGGERS.filter((trigger) => trigger !== 'order');
export const TypedEvent = z.strictObject({
  member: member(),
  at: instant(),
  trigger: z.enum(EVENT_TRIGGERS),
  /** Of a custom event its name, of an entry the store's key of the activity. */
  subject: requiredText(80).nullish(),
  channel: channel().nullish(),
  /** Of signing in, the consecutive days; null for 1. */
  streak: count(1, 10_000).nullish(),
});
export type TypedEvent = z.infer<typeof TypedEvent>;

const ONE_OF = ['orderNumber', 'eventNumber', 'order', 'event'] as const;

/** Exactly one of them: a real order or event by the store's number, or one that is typed. */
export const DryRunInput = z
  .strictObject({
    orderNumber: keyText(120).min(1).nullish(),
    eventNumber: keyText(120).min(1).nullish(),
    order: TypedOrder.nullish(),
    event: TypedEvent.nullish(),
  })
  .refine((input) => ONE_OF.filter((one) => input[one]).length === 1, {
    error: 'dryRuns.errors.oneOf',
    path: ['orderNumber'],
  });
export type DryRunInput = z.infer<typeof DryRunInput>;

/** Why a rule for what happened gives nothing. */
export const SKIPPED = [
  'window',
  'audience',
  'subject',
  'goods',
  'exclusive',
  'lower',
  'tooLittle',
  'limit',
] as const;
export type Skipped = (typeof SKIPPED)[number];

/** What one version gives. */
export interface DryRunSide {
  number: number;
  /** The level by which it is rewarded: that of the member before it happened. */
  level: string | null;
  /** How many times points count by the level, in basis points. */
  awards: ExplainedAward[];
  points: number;
  growth: number;
  /** Rules for what happened that give nothing, and why. */
  skipped: { ruleKey: string; reason: Skipped }[];
  rules: Pick<ReplayRule, 'key' | 'names'>[];
  /** The member's level now, and with what this gives. */
  levelBefore: string | null;
  levelAfter: string | null;
  /** What is missing to the level above `levelAfter`, with what this gives; null for the highest. */
  next: MeasuredLevel | null;
}

export interface DryRun {
  memberId: number;
  memberName: string | null;
  memberExternalId: string | null;
  at: number;
  source: 'order' | 'event';
  sourceId: string;
  /** What the order or event really gave; null of one that is typed. */
  given: { points: number; growth: number } | null;
  /** The version that was in force when it happened; null where there was none. */
  inForce: DryRunSide | null;
  draft: DryRunSide;
}
