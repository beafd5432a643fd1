/** When somebody who came with a member's code was invited. */
import { expect, test } from 'vitest';
import { invitedAt } from '#rules/members/referrals';

const CODE_MADE_AT = 100;
test.each([
  ['is not known', null, null],
  ['has not registered', { provisional: true, joinedAt: null, createdAt: 150 }, null],
  ['registered after it was made', { provisional: false, joinedAt: 120, createdAt: 150 }, 120],
  ['registered before it was made', { provisional: false, joinedAt: 50, createdAt: 150 }, 100],
  [
    'registered at an instant that nobody told',
    { provisional: false, joinedAt: null, createdAt: 150 },
    150,
  ],
])('with the code somebody who %s was invited at %s', (_, referee, at) =>
  expect(invitedAt(referee, CODE_MADE_AT)).toBe(at),
);
