/** What members of a level get. A higher level is never worse in any of it. */
import * as z from 'zod';
import { amount, count, orDefault, rate, whole } from '#shared/fields';
import { MAX_POINTS } from '#contract/members/earnRules';

export const Benefits = z.strictObject({
  /** Discount on all goods, in basis points. */
  discount: orDefault(rate(0, 9_000), 0),
  /** How many times points of orders count, in basis points: 15000 is 1.5 times. */
  earnRate: orDefault(whole('rate', 10_000, 100_000), 10_000),
  /** Points for reaching the level, once in a member's life for each level. */
  entryPoints: orDefault(count(0, MAX_POINTS), 0),
  /** Points on the birthday, once a year. */
  birthdayPoints: orDefault(count(0, MAX_POINTS), 0),
  /** How many times points of orders count on the birthday, in basis points. */
  birthdayEarnRate: orDefault(whole('rate', 10_000, 100_000), 10_000),
  /** Goods from this amount on are sent free of charge; null for never. */
  freeShippingFrom: amount().nullable().default(null),
  /** How many hours before everybody the member may buy what is launched. */
  earlyAccessHours: orDefault(count(0, 8_760), 0),
  /** Entries to each activity for members. */
  activityEntries: orDefault(count(0, 1_000), 0),
  /** Of the member's tickets: 0 as everybody's; the higher, the earlier they are answered. */
  ticketPriority: orDefault(count(0, 3), 0),
});
export type Benefits = z.infer<typeof Benefits>;

export const NO_BENEFITS: Benefits = {
  discount: 0,
  earnRate: 10_000,
  entryPoints: 0,
  birthdayPoints: 0,
  birthdayEarnRate: 10_000,
  freeShippingFrom: null,
  earlyAccessHours: 0,
  activityEntries: 0,
  ticketPriority: 0,
};
