/** Which policy a ticket gets, and how much time it has by that. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  FIRST_TARGETS,
  firstFitting,
  inOrder,
  targetMinutes,
  type TicketFacts,
  unmetCondition,
} from '#rules/service/servicePolicies';

const ANY = { types: [], severities: [], levels: [], channels: [] };
const TICKET: TicketFacts = {
  type: 'consultation',
  severity: 2,
  level: 'gold',
  channel: 'app',
};
const policy = (position: number, more: object = {}) => ({
  ...ANY,
  position,
  isDefault: false,
  ...more,
});

test.each([
  ['types', { types: ['complaint' as const] }],
  ['severities', { severities: [1, 3] }],
  ['levels', { levels: ['silver'] }],
  ['channels', { channels: ['phone' as const] }],
])('the condition on %s is named where the ticket does not meet it', (condition, more) => {
  expect(unmetCondition({ ...ANY, ...more }, TICKET)).toBe(condition);
});

test('a ticket meets what names it among others, and empty conditions', () => {
  expect(unmetCondition(ANY, TICKET)).toBeNull();
  const named = {
    types: ['complaint', 'consultation'] as const,
    severities: [1, 2],
    levels: ['gold', 'silver'],
    channels: ['app', 'phone'] as const,
  };
  expect(unmetCondition(named, TICKET)).toBeNull();
  expect(unmetCondition({ ...named, channels: [] }, TICKET)).toBeNull();
});

test('what a ticket does not have is asked of it in vain', () => {
  const bare = { ...TICKET, severity: null, level: null };
  expect(unmetCondition(ANY, bare)).toBeNull();
  expect(unmetCondition({ ...ANY, severities: [2] }, bare)).toBe('severities');
  expect(unmetCondition({ ...ANY, levels: ['gold'] }, bare)).toBe('levels');
});

test('the first policy in its place that fits is taken, and the default one where none does', () => {
  const [first, second] = [policy(1, { levels: ['silver'] }), policy(2, { levels: ['gold'] })];
  const last = policy(0, { isDefault: true, levels: ['nobody'] });
  const also = policy(3);
  fc.assert(
    fc.property(fc.shuffledSubarray([first, second, last, also], { minLength: 4 }), (policies) => {
      expect(inOrder(policies)).toEqual([first, second, also, last]);
      expect(firstFitting(policies, TICKET)).toBe(second);
      expect(firstFitting([first, last], TICKET)).toBe(last);
      expect(firstFitting([first], TICKET)).toBeUndefined();
    }),
  );
});

test('the more urgent a ticket, the less time it has, and it is answered before it is resolved', () => {
  expect(targetMinutes(FIRST_TARGETS, 'P1')).toEqual({
    firstResponse: 15,
    nextResponse: 30,
    resolution: 240,
  });
  const minutes = (['P1', 'P2', 'P3', 'P4'] as const).map((one) => {
    const { firstResponse, nextResponse, resolution } = targetMinutes(FIRST_TARGETS, one);
    return [firstResponse, nextResponse, resolution].map(Number);
  });
  const isRising = (numbers: readonly number[]) =>
    numbers.every((one, index) => index === 0 || one > (numbers[index - 1] ?? one));
  for (const ofOne of minutes) expect(isRising(ofOne)).toBe(true);
  for (const column of [0, 1, 2])
    expect(isRising(minutes.map((ofOne) => ofOne[column] ?? 0))).toBe(true);
});
