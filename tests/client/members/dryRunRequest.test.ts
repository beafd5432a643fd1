/** What the page of dry runs asks of the server. */
import { expect, test } from 'vitest';
import { DryRunInput } from '#contract/members/dryRuns';
import { NOTHING, requestOf } from '../../../client/members/dryRuns/tried.ts';

const NOW = Date.UTC(2025, 10, 21);

test('nothing is asked while the member, the goods or the number is missing', () => {
  expect(requestOf(NOTHING, NOW)).toBeNull();
  expect(requestOf({ ...NOTHING, member: 'm-1' }, NOW)).toBeNull();
  expect(requestOf({ ...NOTHING, lines: [{ variantId: 1, quantity: 1 }] }, NOW)).toBeNull();
  expect(requestOf({ ...NOTHING, mode: 'event' }, NOW)).toBeNull();
  expect(requestOf({ ...NOTHING, mode: 'real', number: '  ' }, NOW)).toBeNull();
});

test('an order is asked for at the instant that is chosen, or else now', () => {
  const order = { ...NOTHING, member: 'm-1', lines: [{ variantId: 7, quantity: 2 }] };
  expect(requestOf(order, NOW)).toEqual({
    order: { member: 'm-1', at: NOW, channel: null, lines: [{ variantId: 7, quantity: 2 }] },
  });
  expect(requestOf({ ...order, at: 5, channel: 'app' }, NOW)).toMatchObject({
    order: { at: 5, channel: 'app' },
  });
});

test('an event has a streak where it is a sign-in, and a name where one is typed', () => {
  const event = { ...NOTHING, mode: 'event' as const, member: 'm-1', streak: 3 };
  expect(requestOf(event, NOW)).toMatchObject({ event: { trigger: 'sign_in', streak: 3 } });
  const custom = { ...event, trigger: 'custom' as const, subject: ' quiz ' };
  expect(requestOf(custom, NOW)).toMatchObject({ event: { subject: 'quiz', streak: null } });
  expect(requestOf({ ...event, streak: Number.NaN }, NOW)).toMatchObject({
    event: { streak: null },
  });
});

test('what is asked is what the server takes', () => {
  const real = { ...NOTHING, mode: 'real' as const, number: ' 1003 ' };
  const asked = [
    requestOf(real, NOW),
    requestOf({ ...real, kind: 'event' }, NOW),
    requestOf({ ...NOTHING, mode: 'event', member: 'm-1' }, NOW),
    requestOf({ ...NOTHING, member: 'm-1', lines: [{ variantId: 1, quantity: 1 }] }, NOW),
  ];
  expect(asked.slice(0, 2)).toEqual([{ orderNumber: '1003' }, { eventNumber: '1003' }]);
  for (const input of asked) expect(DryRunInput.safeParse(input).success).toBe(true);
});
