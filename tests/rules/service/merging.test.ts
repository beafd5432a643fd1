/** What becomes of tickets that are merged, and where they go on once they turn out to be of different people. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TICKET_STATUSES } from '#contract/service/tickets';
import { isOpenedByMerge, partsOf, stateApart } from '#rules/service/merging';

const ticket = (id: number, personId: number | null, parentId: number | null = null) => ({
  id,
  personId,
  parentId,
});

test('a ticket of another person goes on by itself, with those that were merged into it before', () => {
  const thread = [ticket(1, 7), ticket(2, 8, 1), ticket(3, 8, 2), ticket(4, null, 2)];
  expect([...partsOf(thread, 1)]).toEqual([
    [2, 2],
    [3, 2],
    [4, 2],
  ]);
});
test('a guest’s ticket stays with the one into which it was merged', () => {
  expect([...partsOf([ticket(1, 7), ticket(2, null, 1), ticket(3, 8, 2)], 1)]).toEqual([
    [2, 1],
    [3, 3],
  ]);
});
test('a guest’s thread stays with whoever’s ticket came first', () => {
  expect([...partsOf([ticket(1, null), ticket(2, 7, 1), ticket(3, 8, 1)], 1)]).toEqual([
    [2, 1],
    [3, 3],
  ]);
});
test('the thread of one person stays together, however its tickets were merged', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 12 }), (picks) => {
      const thread = [
        ticket(0, 7),
        ...picks.map((pick, index) =>
          ticket(index + 1, pick % 3 === 0 ? null : 7, pick % (index + 1)),
        ),
      ];
      expect([...partsOf(thread, 0).values()].every((end) => end === 0)).toBe(true);
    }),
  );
});
test('a ticket stands as before it was merged, and is open where the customer wrote meanwhile', () => {
  expect(stateApart('resolved', false)).toBe('resolved');
  expect(stateApart('resolved', true)).toBe('open');
  expect(stateApart('new', true)).toBe('new');
  expect(stateApart('onHold', false)).toBe('open');
  expect(stateApart('pendingCustomer', false)).toBe('open');
  expect(stateApart(null, false)).toBe('open');
});

test('a merge opens the ticket that stays exactly where somebody would wait in vain', () => {
  const opened = TICKET_STATUSES.flatMap((goes) =>
    TICKET_STATUSES.filter((stays) => isOpenedByMerge(goes, stays, false)).map(
      (stays) => `${goes} into ${stays}`,
    ),
  );
  expect(opened).toEqual([
    'new into pendingCustomer',
    'new into onHold',
    'new into resolved',
    'open into pendingCustomer',
    'open into onHold',
    'open into resolved',
    'onHold into pendingCustomer',
    'onHold into resolved',
  ]);
  // With work of others that is open.
  for (const goes of TICKET_STATUSES) expect(isOpenedByMerge(goes, 'resolved', true)).toBe(true);
  expect(isOpenedByMerge('resolved', 'pendingCustomer', true)).toBe(false);
});
