/** Expiry, spending and returns of points in words. Pure. */
import type { ProgrammeTerms, ReturnPolicy, SpendPolicy } from '#contract/members/programme';
import { mostPoints, worthOf } from '#rules/members/spending';
import { pointsText, type Words } from './summary.ts';

const lapseText = ({ expiry }: ProgrammeTerms, { say, dayOfYear, count }: Words): string => {
  switch (expiry.kind) {
    case 'never':
      return say('expiry.never');
    case 'months':
      return say(`expiry.${expiry.roundTo}`, { smart_count: expiry.months });
    case 'dayOfYear':
      return say('expiry.dayOfYear', {
        date: dayOfYear(expiry.month, expiry.day),
        months: count(expiry.minMonths),
      });
  }
};

export const expiryText = (terms: ProgrammeTerms, words: Words): string => {
  const { say, all, count } = words;
  const { inactivity, expiryNoticeDays } = terms;
  return [
    lapseText(terms, words),
    ...(expiryNoticeDays.length > 0
      ? [say('notices', { days: all(expiryNoticeDays.map(count)) })]
      : []),
    ...(inactivity
      ? [
          say('inactivity', {
            days: count(inactivity.days),
            first: count(inactivity.firstNoticeDays),
            second: count(inactivity.secondNoticeDays),
          }),
        ]
      : []),
  ].join(say('space'));
};

/** An order for the worked example: twice as large as the smallest that can use points, and a round figure. */
const exampleOrder = ({ amount, minAmount }: SpendPolicy): number =>
  Math.max(200 * amount, 2 * minAmount);

export const spendingText = (spending: SpendPolicy | null, words: Words): string => {
  const { say, money, count, rate } = words;
  if (!spending) return say('notSpent');
  const { points, amount, unit, maxShare, minAmount, withCoupons } = spending;
  const order = exampleOrder(spending);
  const { points: used } = mostPoints(spending, {
    goods: order,
    goodsWithoutCoupons: order,
    hasCoupon: false,
    available: Infinity,
  });
  return [
    say('worth', { points: pointsText(points, words), money: money(amount) }),
    say('unit', { count: count(unit), share: rate(maxShare) }),
    ...(minAmount > 0 ? [say('minAmount', { money: money(minAmount) })] : []),
    say(withCoupons ? 'withCoupons' : 'withoutCoupons'),
    say('example', {
      order: money(order),
      points: pointsText(used, words),
      money: money(worthOf(spending, used)),
    }),
  ].join(say('space'));
};

export const returnsText = (
  { partial, full, arrearsLimit, reinstateDays }: ReturnPolicy,
  words: Words,
): string => {
  const { say } = words;
  const owes = partial === 'arrears' || full === 'arrears';
  return [
    say('partial', { what: say(`clawBack.${partial}`) }),
    say('full', { what: say(`clawBack.${full}`) }),
    ...(owes ? [say('arrears', { points: pointsText(arrearsLimit, words) })] : []),
    reinstateDays > 0 ? say('reinstate', { smart_count: reinstateDays }) : say('notReinstated'),
  ].join(say('space'));
};
