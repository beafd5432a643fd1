/** What an order becomes from its messages, in whatever order they arrive. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ORDER_STATUSES, type OrderStatus } from '#contract/orders/orders';
import {
  currentStatus,
  instantsOf,
  mergeStatuses,
  type ReachedStatuses,
} from '#rules/orders/orders';
import { newestClock } from '#server/platform/records/sourceClock';

interface Message {
  clock: number | null;
  statuses: { status: OrderStatus; at: number }[];
}
const after = (messages: readonly Message[]): ReachedStatuses =>
  messages.reduce<ReachedStatuses>(
    (reached, message) => mergeStatuses(reached, message),
    new Map(),
  );
const sorted = (reached: ReachedStatuses) => [...instantsOf(reached)].sort();

describe('statuses of several messages', () => {
  test.each<[string, Message[], [OrderStatus, number][]]>([
    [
      'an older message adds a status that the newer one does not name',
      [
        { clock: 3, statuses: [{ status: 'shipped', at: 30 }] },
        { clock: 2, statuses: [{ status: 'paid', at: 20 }] },
      ],
      [
        ['paid', 20],
        ['shipped', 30],
      ],
    ],
    [
      'of a status that both name, the newer message gives the instant',
      [
        { clock: 3, statuses: [{ status: 'paid', at: 31 }] },
        { clock: 2, statuses: [{ status: 'paid', at: 20 }] },
      ],
      [['paid', 31]],
    ],
    [
      'a message without a clock corrects an instant',
      [
        { clock: 3, statuses: [{ status: 'paid', at: 31 }] },
        { clock: null, statuses: [{ status: 'paid', at: 40 }] },
      ],
      [['paid', 40]],
    ],
  ])('%s', (_, messages, expected) => {
    expect(sorted(after(messages))).toEqual(expected);
  });

  test('messages with different clocks give the same statuses in every order of arrival', () => {
    const messages = fc.uniqueArray(
      fc.record({
        clock: fc.integer({ min: 0, max: 100 }),
        statuses: fc.uniqueArray(
          fc.record({ status: fc.constantFrom(...ORDER_STATUSES), at: fc.nat(1000) }),
          { selector: ({ status }) => status, minLength: 1 },
        ),
      }),
      { selector: ({ clock }) => clock, minLength: 1, maxLength: 6 },
    );
    const shuffled = messages.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(sorted(after(other))).toEqual(sorted(after(list)));
      }),
    );
  });

  test('a cancellation outweighs every other status, also one that arrives later', () => {
    const reached = after([
      { clock: 9, statuses: [{ status: 'delivered', at: 90 }] },
      { clock: 5, statuses: [{ status: 'cancelled', at: 50 }] },
    ]);
    expect(currentStatus(instantsOf(reached))).toBe('cancelled');
  });
});

test.each([
  [null, null, null],
  [null, 5, 5],
  [undefined, 5, 5],
  [7, null, 7],
  [7, 5, 7],
  [3, 5, 5],
])('of the clocks %s (arriving) and %s (known), %s is kept', (arriving, known, kept) => {
  expect(newestClock(arriving, known)).toBe(kept);
});
