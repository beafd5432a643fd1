/** What state a distribution is in. */
import { expect, test } from 'vitest';
import { DistributionInput } from '#contract/surveys/distributions';
import { distributionState, heldTerms } from '#rules/surveys/distributions';

test('an open link is full with the last answer that it takes, and ended once somebody ends it', () => {
  const open = { startedAt: 10, endedAt: null, approval: null, linkLimit: 3 };
  expect(distributionState(open, 2, 20)).toBe('running');
  expect(distributionState(open, 3, 20)).toBe('full');
  expect(distributionState({ ...open, linkLimit: null }, 3, 20)).toBe('running');
  expect(distributionState({ ...open, endedAt: 20 }, 3, 20)).toBe('ended');
  expect(distributionState({ ...open, startedAt: null }, 0, 20)).toBe('draft');
});

test('of an open link nothing is told that concerns messages, and of messages no limit of a link', () => {
  const toldOf = (trigger: object, more: object = {}) =>
    Object.keys(
      heldTerms(DistributionInput.parse({ surveyId: 1, names: { en: 'A' }, trigger, ...more })),
    ).toSorted();
  expect(toldOf({ kind: 'openLink' }, { linkLimit: 9 })).toEqual([
    'linkLimit',
    'names',
    'surveyId',
    'trigger',
  ]);
  expect(toldOf({ kind: 'delivered', afterDays: 2 })).toEqual([
    'dailyLimit',
    'delayHours',
    'incentive',
    'names',
    'recontactDays',
    'reminderAfterDays',
    'sampleRate',
    'surveyId',
    'trigger',
    'usesCooldown',
  ]);
});
