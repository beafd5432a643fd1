/** Is a promotion for this shopper, at this instant? Pure; what the basket must be like comes later, in its lane. */
import type { PromotionAudience, Terms, WeekHours } from '#contract/promotions/promotions';
import type { PromotionVerdict } from '#contract/promotions/quotes';
import { DAY_MS, wallClock } from '#shared/days';
import type { Candidate, EngineRules, Shopper } from './types.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/** Does the local wall clock show one of these hours? Hours past midnight belong to the day they began on. */
export const withinHours = (hours: readonly WeekHours[], at: number, timeZone: string): boolean => {
  if (hours.length === 0) return true;
  const local = wallClock(at, timeZone);
  const minute = Math.floor(local / MINUTE_MS) % DAY_MINUTES;
  const weekday = new Date(local).getUTCDay() || 7;
  const yesterday = weekday === 1 ? 7 : weekday - 1;
  return hours.some(({ weekdays, from, to }) => {
    const overnight = to <= from;
    if (weekdays.includes(weekday) && minute >= from && (overnight || minute < to)) return true;
    return overnight && weekdays.includes(yesterday) && minute < to;
  });
};

const fits = (asked: readonly string[], given: readonly string[]) =>
  asked.length === 0 || asked.some((one) => given.includes(one));

const misfit = (
  audience: PromotionAudience,
  shopper: Shopper,
  at: number,
  timeZone: string,
): PromotionVerdict | null => {
  const { level, groups, channel, key, joinedAt, orderNumber, birthday } = shopper;
  if (!fits(audience.channels, channel === null ? [] : [channel])) return 'otherChannel';
  if (!fits(audience.levels, level === null ? [] : [level])) return 'otherLevel';
  if (!fits(audience.groups, groups)) return 'otherGroup';
  if (audience.newWithinDays !== null) {
    if (joinedAt === null) return key === null ? 'memberNeeded' : 'notNewMember';
    if (joinedAt > at || at - joinedAt >= audience.newWithinDays * DAY_MS) return 'notNewMember';
  }
  if (audience.orderNumber) {
    if (orderNumber === null) return 'memberNeeded';
    const { min, max } = audience.orderNumber;
    if (orderNumber < min || (max !== null && orderNumber > max)) return 'otherOrderNumber';
  }
  if (audience.birthdayMonth) {
    if (birthday === null) return key === null ? 'memberNeeded' : 'notBirthdayMonth';
    if (new Date(wallClock(at, timeZone)).getUTCMonth() + 1 !== Number(birthday.slice(5, 7)))
      return 'notBirthdayMonth';
  }
  return null;
};

/** FNV-1a: the same member falls on the same side of the same promotion for ever, and differently for each promotion. */
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++)
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  // Its low bits follow the last characters closely; fold the high ones in.
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b) >>> 0;
  return (value ^ (value >>> 13)) >>> 0;
};

/** Is this member in the share that never gets the promotion, to compare with? Nobody unknown is. */
export const isHeldOut = (promotionId: number, key: string | null, holdoutBps: number): boolean =>
  holdoutBps > 0 && key !== null && hash(`${promotionId}:${key}`) % 10_000 < holdoutBps;

/**
 * How often one member may have it; null without a limit. What is for somebody's first order is given once, also while
 * that order has not arrived yet and a second basket is paid at the same time.
 */
export const usesPerMember = ({
  limits,
  audience,
}: Pick<Terms, 'limits' | 'audience'>): number | null => {
  const { min = 1, max = null } = audience.orderNumber ?? {};
  if (max === null) return limits.perMember;
  return Math.min(limits.perMember ?? Infinity, max - min + 1);
};

/** Why it is out of the question; null where the basket decides. */
export const ineligible = (
  { id, terms, paused, code }: Pick<Candidate, 'id' | 'terms' | 'paused' | 'code'>,
  shopper: Shopper,
  at: number,
  { timeZone }: Pick<EngineRules, 'timeZone'>,
): PromotionVerdict | null => {
  if (terms.trigger === 'code' && code === null) return 'codeNeeded';
  if (paused) return 'paused';
  if (at < terms.startsAt) return 'notStarted';
  if (terms.endsAt !== null && at >= terms.endsAt) return 'ended';
  if (!withinHours(terms.hours, at, timeZone)) return 'outsideHours';
  const why = misfit(terms.audience, shopper, at, timeZone);
  if (why) return why;
  if (terms.limits.perMember !== null && shopper.key === null) return 'memberNeeded';
  return isHeldOut(id, shopper.key, terms.holdoutBps) ? 'heldOut' : null;
};
