/** Which promotions may meet in one basket: goods, audiences, periods and hours. */
import { expect, test } from 'vitest';
import { Terms } from '#contract/promotions/promotions';
import { overlapper } from '#server/promotions/calendar/overlap';
import { shopperFor } from '#server/promotions/review/worstShopper';

const at = (text: string) => Date.parse(`${text}Z`);
const terms = (more: object) =>
  Terms.parse({
    lane: 'order',
    startsAt: at('2026-11-01T00:00'),
    rewards: [{ kind: 'amount', amount: 100 }],
    ...more,
  });
const RANKS = new Map([
  ['silver', 10],
  ['gold', 20],
  ['platinum', 30],
]);
const overlapOf = overlapper((id) => [id], 'UTC', RANKS);
const meets = (a: object, b: object) => overlapOf(terms(a), terms(b)) !== null;
const hours = (weekdays: number[], from: number, to: number) => ({
  hours: [{ weekdays, from: from * 60, to: to * 60 }],
});

test('promotions at other hours of the week do not meet', () => {
  const fridayNight = hours([5], 20, 24);
  const saturday = { startsAt: at('2026-11-28T00:00'), endsAt: at('2026-11-29T00:00') };
  expect(meets(fridayNight, {})).toBe(true);
  expect(meets(fridayNight, saturday)).toBe(false);
  expect(meets(fridayNight, hours([6], 20, 24))).toBe(false);
  expect(meets(fridayNight, hours([5], 12, 20))).toBe(false);
  expect(meets(fridayNight, hours([5], 12, 21))).toBe(true);
  expect(meets(fridayNight, hours([4, 5], 23, 2))).toBe(true);
});
test('hours past midnight meet those of the next day', () => {
  const night = hours([5], 22, 4);
  expect(meets(night, hours([6], 3, 5))).toBe(true);
  expect(meets(night, hours([6], 4, 5))).toBe(false);
  // The Sunday night goes on into Monday.
  expect(meets(hours([7], 22, 4), hours([1], 0, 1))).toBe(true);
  const saturday = { startsAt: at('2026-11-28T00:00'), endsAt: at('2026-11-29T00:00') };
  expect(meets(night, saturday)).toBe(true);
  expect(meets(night, { ...saturday, startsAt: at('2026-11-28T04:00') })).toBe(false);
});
test('hours are compared in the time zone of the store', () => {
  const inShanghai = overlapper((id) => [id], 'Asia/Shanghai', RANKS);
  const fridayNight = terms(hours([5], 20, 24));
  // Friday 20:00 in Shanghai is Friday 12:00 UTC.
  const noonToTwo = (day: string) =>
    terms({ startsAt: at(`${day}T12:00`), endsAt: at(`${day}T14:00`) });
  expect(inShanghai(fridayNight, noonToTwo('2026-11-27'))).not.toBeNull();
  expect(inShanghai(fridayNight, noonToTwo('2026-11-28'))).toBeNull();
  expect(overlapOf(fridayNight, noonToTwo('2026-11-27'))).toBeNull();
});
test('promotions for other audiences, goods or periods do not meet', () => {
  const gold = { audience: { levels: ['gold'] } };
  expect(meets(gold, { audience: { levels: ['silver'] } })).toBe(false);
  expect(meets(gold, { audience: { levels: ['silver', 'gold'] } })).toBe(true);
  expect(meets(gold, { audience: { fromLevel: 'silver' } })).toBe(true);
  expect(meets(gold, { audience: { fromLevel: 'platinum' } })).toBe(false);
  expect(meets({ audience: { fromLevel: 'gold' } }, { audience: { fromLevel: 'platinum' } })).toBe(
    true,
  );
  const category = (id: number) => ({ scope: { include: [{ kind: 'category', id }] } });
  expect(meets(category(1), category(2))).toBe(false);
  expect(meets(category(1), category(1))).toBe(true);
  expect(meets({ endsAt: at('2026-11-10T00:00') }, { startsAt: at('2026-11-10T00:00') })).toBe(
    false,
  );
  expect(meets({ lane: 'shipping' }, {})).toBe(false);
});

test('promotions for other groups or segments may meet, because a member may be in both', () => {
  const groups = (key: string) => ({ audience: { groups: [key] } });
  const segments = (key: string) => ({ audience: { segments: [key] } });
  const channels = (key: string) => ({ audience: { channels: [key] } });
  expect(meets(groups('staff'), groups('vip'))).toBe(true);
  expect(meets(segments('lapsing'), segments('buyers'))).toBe(true);
  expect(meets(channels('app'), channels('web'))).toBe(false);
});
test('the shopper of several terms is in the groups and segments of all of them', () => {
  const all = ['a', 'b'].map((key) =>
    terms({ audience: { levels: ['gold', key], groups: [key], segments: [`s${key}`] } }),
  );
  expect(shopperFor(all, RANKS)).toMatchObject({
    level: 'gold',
    groups: ['a', 'b'],
    segments: ['sa', 'sb'],
  });
});
