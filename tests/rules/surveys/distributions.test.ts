/** What state a distribution is in. */
import { expect, test } from 'vitest';
import { distributionState } from '#rules/surveys/distributions';

test('an open link is full with the last answer that it takes, and ended once somebody ends it', () => {
  const open = { startedAt: 10, endedAt: null, approval: null, linkLimit: 3 };
  expect(distributionState(open, 2, 20)).toBe('running');
  expect(distributionState(open, 3, 20)).toBe('full');
  expect(distributionState({ ...open, linkLimit: null }, 3, 20)).toBe('running');
  expect(distributionState({ ...open, endedAt: 20 }, 3, 20)).toBe('ended');
  expect(distributionState({ ...open, startedAt: null }, 0, 20)).toBe('draft');
});
