/** Until when a code stays with an order that was not paid in time. */
import { expect, test } from 'vitest';
import {
  HOLD_LAPSED_DAYS,
  type LastRedemption,
  lapsedUse,
} from '#rules/promotions/redeemedRewards';

const DAY = 86_400_000;
const EXPIRES = 100 * DAY;
const reserved: LastRedemption = {
  status: 'reserved',
  expiresAt: EXPIRES,
  closedAt: null,
  orderStatus: null,
  paidAt: null,
};
const swept = { status: 'released', closedAt: EXPIRES } as const;
const END = EXPIRES + HOLD_LAPSED_DAYS * DAY;

test.each([
  ['has not lapsed yet', {}, EXPIRES - 1, null],
  ['has just lapsed', {}, EXPIRES, 'open'],
  ['was swept up by another order', swept, EXPIRES, 'open'],
  ['lapsed almost a week ago', {}, END - 1, 'open'],
  ['was swept up almost a week ago', swept, END - 1, 'open'],
  ['lapsed a week ago', {}, END, null],
  ['was swept up a week ago', swept, END, null],
  ['was cancelled in time', { status: 'released', closedAt: EXPIRES - 1 }, EXPIRES, null],
  [
    'belongs to an order that was placed only',
    { ...swept, orderStatus: 'placed' },
    EXPIRES,
    'open',
  ],
  [
    'belongs to a cancelled order',
    { ...swept, orderStatus: 'cancelled', paidAt: 1 },
    EXPIRES,
    null,
  ],
  ['belongs to an order that was paid', { ...swept, orderStatus: 'paid', paidAt: 1 }, END, 'paid'],
  ['was paid', { status: 'committed' }, EXPIRES, null],
] as const)('the code of a reservation that %s is held as it should be', (_, changes, now, use) => {
  expect(lapsedUse({ ...reserved, ...changes }, now)).toBe(use);
});
