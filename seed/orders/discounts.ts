/** Draws the discounts of the demo store's orders, and allocates them to lines. Pure. */
import { daysToLunarNewYear } from '../shared/calendar.ts';
import type { SeedMember } from '../members/members.ts';
import { type Random, shareOut } from '../shared/random.ts';

export interface Offer {
  code: string | null;
  label: string;
  /** Off the whole order, in minor units. */
  amount: number;
}
interface FullReduction {
  code: string;
  name: string;
  /** Minor units: `off` for every `full` spent, at most `times` times. */
  full: number;
  off: number;
  times: number;
  /** Share of shoppers who use the offer. */
  used: number;
}

const festivalOf = (day: string): FullReduction | null => {
  const date = day.slice(5);
  const left = daysToLunarNewYear(day);
  if (date >= '11-01' && date <= '11-11')
    return {
      code: 'D11-300-50',
      name: 'Double 11 满300减50',
      full: 30_000,
      off: 5000,
      times: 4,
      used: 0.85,
    };
  if (date >= '06-01' && date <= '06-18')
    return {
      code: '618-300-40',
      name: '6.18 满300减40',
      full: 30_000,
      off: 4000,
      times: 3,
      used: 0.8,
    };
  if (date >= '12-11' && date <= '12-12')
    return {
      code: 'D12-200-20',
      name: 'Double 12 满200减20',
      full: 20_000,
      off: 2000,
      times: 2,
      used: 0.7,
    };
  if (date >= '03-05' && date <= '03-08')
    return {
      code: 'SPRING38',
      name: 'Spring beauty days 满199减20',
      full: 19_900,
      off: 2000,
      times: 1,
      used: 0.6,
    };
  if (left !== null && left <= 26 && left >= 7)
    return {
      code: 'NIANHUO',
      name: 'New Year shopping 年货节满200减25',
      full: 20_000,
      off: 2500,
      times: 2,
      used: 0.6,
    };
  return null;
};

const NEW_MEMBER = { code: 'NEW10', label: 'New member 新人券', from: 5900, amount: 1000 };
const LEVELS: Record<string, { label: string; percent: number }> = {
  premium: { label: 'Premium member 高级会员97折', percent: 3 },
  diamond: { label: 'Diamond member 钻石会员95折', percent: 5 },
};
const WEEKLY = { code: 'WEEKLY5', label: 'Weekly coupon 每周95折券', percent: 5 };

const percentOf = (subtotal: number, percent: number) => Math.round((subtotal * percent) / 100);

/** Draws the discounts of one order, in the order in which they are applied. */
export const drawOffers = (
  random: Random,
  day: string,
  subtotal: number,
  member: SeedMember | null,
): Offer[] => {
  const offers: Offer[] = [];
  const festival = festivalOf(day);
  if (festival && subtotal >= festival.full && random.chance(festival.used)) {
    const times = Math.min(festival.times, Math.floor(subtotal / festival.full));
    offers.push({ code: festival.code, label: festival.name, amount: times * festival.off });
  } else if (member?.orders === 0 && subtotal >= NEW_MEMBER.from && random.chance(0.6)) {
    offers.push({ code: NEW_MEMBER.code, label: NEW_MEMBER.label, amount: NEW_MEMBER.amount });
  } else if (random.chance(0.12)) {
    offers.push({
      code: WEEKLY.code,
      label: WEEKLY.label,
      amount: percentOf(subtotal, WEEKLY.percent),
    });
  }
  const level = member && LEVELS[member.level];
  if (level)
    offers.push({ code: null, label: level.label, amount: percentOf(subtotal, level.percent) });
  return offers;
};

/** Allocates the offers of an order to lines worth `amounts`; per line, in the order of the offers. */
export const allocate = (
  offers: readonly Offer[],
  amounts: readonly number[],
): { code: string | null; label: string; amount: number }[][] => {
  const perLine = amounts.map(() => [] as { code: string | null; label: string; amount: number }[]);
  for (const { code, label, amount } of offers) {
    shareOut(amount, amounts).forEach((share, index) => {
      if (share > 0) perLine[index]?.push({ code, label, amount: share });
    });
  }
  return perLine;
};
