/** What of the details of an event stays when its member is erased. */
import { expect, test } from 'vitest';
import { keptDetail } from '#contract/orders/events';

test('an entry keeps its activity and whether its points were given, so that no rule gives them later', () => {
  const detail = { activity: 'launch', givenByActivity: true, remark: 'by Quirina' };
  expect(keptDetail('activity_entry', detail)).toEqual({
    activity: 'launch',
    givenByActivity: true,
  });
  expect(keptDetail('activity_entry', { activity: 'launch', remark: 'x' })).toEqual({
    activity: 'launch',
  });
});
test('other events keep only what they need to mean anything', () => {
  expect(keptDetail('dwell', { seconds: 5, givenByActivity: true })).toEqual({ seconds: 5 });
  expect(keptDetail('search', { text: 'lamp' })).toBe(null);
});
