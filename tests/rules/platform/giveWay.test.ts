import { expect, test } from 'vitest';
import { restAfter } from '#server/platform/jobs/giveWay';

test.each([
  { step: 4, since: 0, rest: 12 },
  { step: 30, since: 249, rest: 90 },
  { step: 5_000, since: 10, rest: 100 },
  { step: 4, since: 250, rest: 0 },
  { step: 4, since: Infinity, rest: 0 },
])(
  'a step of $step ms is followed by $rest ms of rest when the last request came $since ms ago',
  ({ step, since, rest }) => {
    expect(restAfter(step, since)).toBe(rest);
  },
);
