/** What state a distribution is in. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DistributionInput } from '#contract/surveys/distributions';
import {
  distributionErrors,
  distributionState,
  heldTerms,
  shownTerms,
  storedTerms,
} from '#rules/surveys/distributions';

test('an open link is full with the last answer that it takes, and ended once somebody ends it', () => {
  const open = { startedAt: 10, endedAt: null, approval: null, linkLimit: 3 };
  expect(distributionState(open, 2, 20)).toBe('running');
  expect(distributionState(open, 3, 20)).toBe('full');
  expect(distributionState({ ...open, linkLimit: null }, 3, 20)).toBe('running');
  expect(distributionState({ ...open, endedAt: 20 }, 3, 20)).toBe('ended');
  expect(distributionState({ ...open, endedAt: 21 }, 2, 20)).toBe('running');
  expect(distributionState({ ...open, startedAt: null }, 0, 20)).toBe('draft');
});

test('what was not started waits for a second person once it was submitted, and is a draft again after a rejection', () => {
  const draft = { startedAt: null, endedAt: null, linkLimit: null };
  const state = (approval: 'submitted' | 'approved' | 'rejected' | null) =>
    distributionState({ ...draft, approval }, 0, 20);
  expect(state('submitted')).toBe('submitted');
  expect(state('rejected')).toBe('draft');
  expect(state(null)).toBe('draft');
});

const inputOf = (trigger: object, more: object = {}) =>
  DistributionInput.parse({ surveyId: 1, names: { en: 'A' }, trigger, ...more });

test('only an open link has a number of answers that it takes', () => {
  const delivered = { kind: 'delivered', afterDays: 2 };
  expect(distributionErrors(inputOf({ kind: 'openLink' }, { linkLimit: 9 }))).toBeNull();
  expect(distributionErrors(inputOf({ kind: 'openLink' }))).toBeNull();
  expect(distributionErrors(inputOf(delivered))).toBeNull();
  expect(distributionErrors(inputOf(delivered, { linkLimit: 9 }))).toEqual({
    linkLimit: 'surveyDistributions.errors.linkLimit',
  });
});

test('the wait is kept in minutes and the share of those asked in millionths, and both are shown as they were typed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 720 }),
      fc.integer({ min: 1, max: 10_000 }),
      (delayHours, sampleRate) => {
        const { channel, ...stored } = storedTerms(
          inputOf({ kind: 'delivered', afterDays: 2 }, { delayHours, sampleRate }),
        );
        expect(stored).toMatchObject({
          delayMinutes: delayHours * 60,
          samplePpm: sampleRate * 100,
        });
        expect(channel).toBe('message');
        expect(shownTerms(stored)).toEqual(
          inputOf({ kind: 'delivered', afterDays: 2 }, { delayHours, sampleRate }),
        );
      },
    ),
  );
  expect(storedTerms(inputOf({ kind: 'openLink' })).channel).toBe('openLink');
});

test('of an open link nothing is told that concerns messages, and of messages no limit of a link', () => {
  const toldOf = (trigger: object, more: object = {}) =>
    Object.keys(heldTerms(inputOf(trigger, more))).toSorted();
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
