/** Which part of a discount no redemption holds, and why. */
import { expect, test } from 'vitest';
import { isLapsed, type Redeemed, unredeemedPart } from '#rules/promotions/unredeemed';

const claim = { promotionId: 7, amount: 500 };
const redeemed = (more: Partial<Redeemed>): Redeemed => ({
  status: 'committed',
  expiresAt: 100,
  closedAt: null,
  amounts: new Map([[7, 500]]),
  ...more,
});

test.each([
  ['a redemption of the same amount', redeemed({}), null],
  ['a redemption of a larger amount', redeemed({ amounts: new Map([[7, 501]]) }), null],
  ['a reservation', redeemed({ status: 'reserved' }), null],
  ['a redemption whose goods were returned', redeemed({ status: 'returned' }), null],
  ['no redemption', null, { amount: 500, reason: 'never' }],
  [
    'a reservation that was not paid in time',
    redeemed({ status: 'released', closedAt: 100 }),
    { amount: 500, reason: 'lapsed' },
  ],
  [
    'a cancelled redemption',
    redeemed({ status: 'released', closedAt: 99 }),
    { amount: 500, reason: 'released' },
  ],
  [
    'a redemption of other promotions',
    redeemed({ amounts: new Map([[8, 500]]) }),
    { amount: 500, reason: 'notIncluded' },
  ],
  [
    'a redemption of a smaller amount',
    redeemed({ amounts: new Map([[7, 499]]) }),
    { amount: 1, reason: 'more' },
  ],
] as const)('a claim of 500 against %s is judged', (_, redemption, expected) => {
  expect(unredeemedPart(claim, redemption)).toEqual(expected);
});

test.each([
  ['reserved before its time is over', redeemed({ status: 'reserved' }), 99, false],
  ['reserved when its time is over', redeemed({ status: 'reserved' }), 100, true],
  ['whose place another took', redeemed({ status: 'released', closedAt: 100 }), 200, true],
  ['cancelled afterwards', redeemed({ status: 'released', closedAt: 150 }), 200, false],
  ['paid', redeemed({ status: 'committed' }), 200, false],
  ['returned', redeemed({ status: 'returned', closedAt: 100 }), 200, false],
] as const)('a redemption until 100 that is %s has lapsed or not', (_, redemption, now, lapsed) => {
  expect(isLapsed(redemption, now)).toBe(lapsed);
});
