/** How hard codes are to guess, and which codes are worth money to whoever reads them. */
import { expect, test } from 'vitest';
import {
  guessesPerCode,
  isBearer,
  maskCode,
  minCodeLength,
  usableFrom,
  whyNotGiven,
} from '#rules/promotions/coupons';

// 31 characters: 31⁶ = 887,503,681, so a guess at one of 8,875 codes hits once in 100,000 tries.
test.each([
  [1, 6],
  [8875, 6],
  [8876, 7],
  [1_000_000, 8],
  [1e30, 24],
  [1e31, null],
])('%d codes need at least %s characters to be hard to guess', (quantity, length) => {
  expect(minCodeLength(quantity)).toBe(length);
});
test('the number of possible codes is told for each code that exists', () => {
  expect([guessesPerCode(2, 1), guessesPerCode(2, 31), guessesPerCode(6, 8875)]).toEqual([
    961,
    31,
    887_503_681 / 8875,
  ]);
});

const open = { claimedAt: null, memberId: null, revokedAt: null, used: 0, usesPerCode: 1 };
test.each([
  ['is unused', {}, true],
  ['was claimed', { claimedAt: 1 }, false],
  ['was issued to a member', { memberId: 7 }, false],
  ['was revoked', { revokedAt: 1 }, false],
  ['was used up', { used: 1 }, false],
  ['has one use left', { used: 2, usesPerCode: 3 }, true],
  ['has no use left', { used: 3, usesPerCode: 3 }, false],
  ['may be used without limit', { used: 999, usesPerCode: null }, true],
])('a code that %s works for whoever reads it: %s', (_, changes, works) => {
  expect(isBearer({ ...open, ...changes })).toBe(works);
});
test('of a masked code only the prefix is shown', () => {
  expect([maskCode('AUTUMN-'), maskCode('')]).toEqual(['AUTUMN-****', '****']);
});

const promotion = { startsAt: 0, endsAt: null, archivedAt: null, liveRevision: 1 };
const batch = { kind: 'unique', revokedAt: null, validFrom: null, validUntil: null } as const;
test.each([
  ['of unique codes', {}, null],
  ['with a shared code', { kind: 'shared' as const }, 'shared'],
  ['that was revoked', { revokedAt: 5 }, 'revoked'],
  ['in its last millisecond', { validUntil: 11 }, null],
  ['at its end', { validUntil: 10 }, 'over'],
  ['in the millisecond before it begins', { validFrom: 11 }, 'notStarted'],
  ['at its beginning', { validFrom: 10 }, null],
])('a batch %s gives codes unless a reason is named', (_, changes, reason) => {
  expect(whyNotGiven({ ...batch, ...changes }, promotion, 10)).toBe(reason);
});
test.each([
  ['begins later', { startsAt: 11 }, null],
  ['is in its last millisecond', { endsAt: 11 }, null],
  ['has ended', { endsAt: 10 }, 'over'],
  ['is archived', { archivedAt: 5 }, 'over'],
  ['was never approved', { liveRevision: null }, 'notApproved'],
  ['was never approved and begins later', { startsAt: 11, liveRevision: null }, 'notApproved'],
])('a batch whose promotion %s gives codes unless a reason is named', (_, changes, reason) => {
  expect(whyNotGiven(batch, { ...promotion, ...changes }, 10)).toBe(reason);
});
test.each([
  [null, 5, 5],
  [4, 5, 5],
  [6, 5, 6],
])(
  'codes of a batch from %s on and a promotion from %i on can be used from %i on',
  (validFrom, startsAt, at) => {
    expect(usableFrom({ validFrom }, { startsAt })).toBe(at);
  },
);
