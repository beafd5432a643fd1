/** What tickets of another system become here, by what their rows say. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FILE_STATUSES, instantErrors, stateOf } from '#server/service/ticketFiles/rules';
import { emailKey, phoneKey } from '#server/members/members/contactKeys';

const HOUR = 3_600_000;
const NOW = 100 * HOUR;
const at = (further: object = {}) => ({
  openedAt: HOUR,
  firstReplyAt: null,
  resolvedAt: null,
  closedAt: null,
  ...further,
});
const columns = (status: (typeof FILE_STATUSES)[number] | null, further: object) =>
  instantErrors(status, at(further), NOW).map(({ column }) => column);
const unassigned = { isAssigned: false, resolution: null };

test('a ticket that was resolved or closed needs the instant at which that happened', () => {
  expect(columns('resolved', {})).toEqual(['resolved']);
  expect(columns('closed', { closedAt: 3 * HOUR })).toEqual([]);
  expect(columns('resolved', { resolvedAt: 2 * HOUR })).toEqual([]);
});

test('a ticket that is open has not been resolved or closed', () => {
  expect(columns('open', { resolvedAt: 2 * HOUR })).toEqual(['resolved']);
  expect(columns('new', { closedAt: 2 * HOUR })).toEqual(['closed']);
  expect(columns('pendingCustomer', {})).toEqual([]);
});

test('nothing happened before the ticket was opened, after now, or closed before it was resolved', () => {
  expect(columns(null, { firstReplyAt: HOUR - 1 })).toEqual(['first_answered']);
  expect(columns(null, { firstReplyAt: HOUR })).toEqual([]);
  expect(columns(null, { resolvedAt: NOW + HOUR })).toEqual(['resolved']);
  expect(columns(null, { resolvedAt: 5 * HOUR, closedAt: 4 * HOUR })).toEqual(['closed']);
});

test('a ticket with an end is resolved then, whatever else its row leaves out', () => {
  expect(stateOf(null, { resolvedAt: null, closedAt: 4 }, unassigned)).toEqual({
    state: 'resolved',
    resolvedAt: 4,
    resolution: 'answered',
  });
  expect(
    stateOf('closed', { resolvedAt: 2, closedAt: 4 }, { isAssigned: true, resolution: 'refunded' }),
  ).toEqual({ state: 'resolved', resolvedAt: 2, resolution: 'refunded' });
});

test('a ticket without an end is open where somebody works on it or the file says so, and otherwise new', () => {
  const state = (status: (typeof FILE_STATUSES)[number] | null, isAssigned: boolean) =>
    stateOf(status, { resolvedAt: null, closedAt: null }, { isAssigned, resolution: null }).state;
  expect(state(null, false)).toBe('new');
  expect(state(null, true)).toBe('open');
  expect(state('new', true)).toBe('open');
  expect(state('open', false)).toBe('open');
  expect(state('pendingCustomer', false)).toBe('pendingCustomer');
});

test('whatever instants a row without errors has, its ticket is resolved exactly if it ended', () => {
  const instant = fc.option(fc.integer({ min: 0, max: NOW }), { nil: null });
  fc.assert(
    fc.property(
      fc.constantFrom(null, ...FILE_STATUSES),
      instant,
      instant,
      fc.boolean(),
      (status, resolvedAt, closedAt, isAssigned) => {
        const instants = at({ resolvedAt, closedAt });
        if (instantErrors(status, instants, NOW).length > 0) return;
        const made = stateOf(status, instants, { isAssigned, resolution: null });
        const hasEnded = resolvedAt !== null || closedAt !== null;
        expect(made.state === 'resolved').toBe(hasEnded);
        expect(made.resolvedAt).toBe(resolvedAt ?? closedAt);
        expect(made.resolution === null).toBe(!hasEnded);
      },
    ),
  );
});

test('a phone number and an e-mail address are the same however they are written', () => {
  expect(phoneKey('+86 138-0013 (8000)')).toBe('13800138000');
  expect(emailKey(' Li@Example.com ')).toBe('li@example.com');
});
