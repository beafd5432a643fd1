/** When customers may be called. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callableFrom, isGivenUp, mayTryAgain } from '#rules/service/careCalls';
import { timeOf } from '#shared/days';

const ZONE = 'Asia/Shanghai';
const at = (text: string) => Date.parse(`${text}+08:00`);

test.each([
  ['2026-09-28T09:00', '2026-09-28T09:00'],
  ['2026-09-28T20:59', '2026-09-28T20:59'],
  ['2026-09-28T21:00', '2026-09-29T09:00'],
  ['2026-09-28T23:30', '2026-09-29T09:00'],
  ['2026-09-29T00:00', '2026-09-29T09:00'],
  ['2026-09-29T08:59', '2026-09-29T09:00'],
])('a call planned for %s is due at %s', (planned, due) => {
  expect(callableFrom(at(planned), ZONE)).toBe(at(due));
});

test('no call is ever due in the quiet hours, nor before it was planned', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4_000_000_000_000 }),
      fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata'),
      (instant, zone) => {
        const due = callableFrom(instant, zone);
        expect(due).toBeGreaterThanOrEqual(instant);
        expect(timeOf(due, zone) >= '09:00' && timeOf(due, zone) < '21:00').toBe(true);
      },
    ),
  );
});

test('it is given up after the third call that nobody answered', () => {
  expect(isGivenUp(['noAnswer', 'noAnswer'])).toBe(false);
  expect(isGivenUp(['noAnswer', 'noAnswer', 'noAnswer'])).toBe(true);
  expect(isGivenUp(['noAnswer', 'noAnswer', 'reached'])).toBe(false);
});

test('only a call that nobody answered is tried again', () => {
  expect(mayTryAgain('noAnswer')).toBe(true);
  for (const outcome of ['reached', 'refused', 'wrongNumber'] as const)
    expect(mayTryAgain(outcome)).toBe(false);
});
