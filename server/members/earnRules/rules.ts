/** Which rules reward what happened. Pure; instants are UTC milliseconds. */
import type { EarnCurrency, EarnRule, EarnTrigger } from '#contract/members/earnRules';
import type { LevelFacts } from '#contract/platform/audiences';
import { containsLevel } from '#rules/platform/audiences';
import { withinHours } from '#shared/weekHours';

/** What a ledger holds. */
export type Currency = 'points' | 'growth';

/** Something that a member did: what, when, where, and who the member was until then. */
export interface Occasion {
  trigger: EarnTrigger;
  /** Of a custom event its name, of an entry the store's key of the activity. */
  subject: string | null;
  at: number;
  channel: string | null;
  /** The level before it happened. */
  level: LevelFacts;
  groups: readonly string[];
}

const WHOLE_DAY = { from: 0, to: 1440 };
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

const isInWindow = (
  { startsAt, endsAt, weekdays, hours }: EarnRule,
  at: number,
  timeZone: string,
) =>
  (startsAt === null || at >= startsAt) &&
  (endsAt === null || at < endsAt) &&
  ((weekdays.length === 0 && hours === null) ||
    withinHours(
      [{ weekdays: weekdays.length === 0 ? EVERY_DAY : weekdays, ...(hours ?? WHOLE_DAY) }],
      at,
      timeZone,
    ));

const isInAudience = ({ audience }: EarnRule, { level, groups, channel }: Occasion) =>
  containsLevel(audience, level) &&
  (audience.groups.length === 0 || audience.groups.some((group) => groups.includes(group))) &&
  (audience.channels.length === 0 || (channel !== null && audience.channels.includes(channel)));

/** Whether the rule rewards it. Hours past midnight belong to the day on which they began. */
export const isRewarded = (rule: EarnRule, occasion: Occasion, timeZone: string): boolean =>
  rule.trigger === occasion.trigger &&
  (rule.subject === null || rule.subject === occasion.subject) &&
  isInWindow(rule, occasion.at, timeZone) &&
  isInAudience(rule, occasion);

const byText = (one: string, other: string) => Number(one > other) - Number(one < other);

/** The rules that reward it, in the order in which they are applied: by priority, of equal ones by key. */
export const rulesFor = (
  rules: readonly EarnRule[],
  occasion: Occasion,
  timeZone: string,
): EarnRule[] =>
  rules
    .filter((rule) => isRewarded(rule, occasion, timeZone))
    .sort((one, other) => one.priority - other.priority || byText(one.key, other.key));

export const currenciesOf = (currency: EarnCurrency): readonly Currency[] =>
  currency === 'both' ? ['points', 'growth'] : [currency];

/**
 * Runs rules in their order for each of their currencies; `give` returns what the rule gives. Where an exclusive rule gives
 * something, no later rule gives anything in that currency.
 */
export const giveInOrder = (
  rules: readonly EarnRule[],
  give: (rule: EarnRule, currency: Currency) => number,
) => {
  const closed = new Set<Currency>();
  for (const rule of rules)
    for (const currency of currenciesOf(rule.currency))
      if (!closed.has(currency) && give(rule, currency) > 0 && rule.isExclusive)
        closed.add(currency);
};
