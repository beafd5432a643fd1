/** Whether a promotion is meant for a shopper. Pure. */
import type { PromotionAudience } from '#contract/promotions/promotions';
import type { PromotionVerdict } from '#contract/promotions/verdicts';
import { monthOfBirthday } from '#shared/birthdays';
import { containsLevel, containsSegment } from '#rules/platform/audiences';
import { DAY_MS, wallClock } from '#shared/days';
import type { Shopper } from './types.ts';

const includesAny = (wanted: readonly string[], given: readonly string[]) =>
  wanted.length === 0 || wanted.some((one) => given.includes(one));

const monthOf = (at: number, timeZone: string) =>
  new Date(wallClock(at, timeZone)).getUTCMonth() + 1;

/** Why the shopper is not in the audience; null when they are. */
export const audienceMismatch = (
  audience: PromotionAudience,
  shopper: Shopper,
  at: number,
  timeZone: string,
): PromotionVerdict | null => {
  const { groups, channel, key, joinedAt, orderNumber, birthday } = shopper;
  if (!includesAny(audience.channels, channel === null ? [] : [channel])) return 'otherChannel';
  if (!containsSegment(audience, shopper)) return 'otherSegment';
  if (!containsLevel(audience, shopper)) return 'otherLevel';
  if (!includesAny(audience.groups, groups)) return 'otherGroup';
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
    if (monthOf(at, timeZone) !== monthOfBirthday(birthday)) return 'notBirthdayMonth';
  }
  return null;
};
