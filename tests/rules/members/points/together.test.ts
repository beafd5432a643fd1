/** The records of one person are settled together: as one ledger, in which each lot first repays what its own record owes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planOn, type RecordPlan } from '#server/members/points/plan/plan';
import { settleTogether } from '#server/members/points/plan/settle';
import {
  balanceOf,
  type Book,
  freeLots,
  isActive,
  joinBooks,
  type Lot,
} from '#rules/members/points';
import { settle } from './memoryLedger.ts';

const AT = 100;
const lot = (id: number, remaining: number, more: Partial<Lot> = {}): Lot => ({
  id,
  entryId: id,
  remaining,
  availableAt: 0,
  expiresAt: null,
  ...more,
});
const book = (lots: readonly Lot[], arrears = 0): Book => ({ lots, holds: [], arrears });
const plansOf = (...books: Book[]): RecordPlan[] =>
  books.map((one, index) => ({ memberId: index + 1, plan: planOn(one) }));
/** The repayments as record, lot, points and who owed them. */
const repaymentsOf = (plans: readonly RecordPlan[]) =>
  plans.flatMap(({ memberId, plan }) =>
    plan.allocations
      .filter(({ kind }) => kind === 'repay')
      .map(({ lotId, points, owedById }) => [memberId, lotId, points, owedById]),
  );
const arrearsOf = (plans: readonly RecordPlan[]) => plans.map(({ plan }) => plan.book.arrears);

describe('a point that can be spent', () => {
  test('repays what another record owes, and the allocation stays with the record of the lot', () => {
    const after = settleTogether(plansOf(book([lot(1, 50)]), book([], 80)), AT);
    expect(repaymentsOf(after)).toEqual([[1, 1, 50, 2]]);
    expect(arrearsOf(after)).toEqual([0, 30]);
  });
  test('repays what its own record owes before what others do', () => {
    const after = settleTogether(plansOf(book([], 30), book([lot(1, 50)], 40)), AT);
    expect(repaymentsOf(after)).toEqual([
      [2, 1, 40, null],
      [2, 1, 10, 1],
    ]);
    expect(arrearsOf(after)).toEqual([20, 0]);
  });
  test('repays before one that lapses later, whichever records they are of', () => {
    const after = settleTogether(
      plansOf(
        book([lot(1, 50, { expiresAt: 900 })]),
        book([lot(2, 50, { expiresAt: 500 })]),
        book([], 70),
      ),
      AT,
    );
    expect(repaymentsOf(after)).toEqual([
      [1, 1, 20, 3],
      [2, 2, 50, 3],
    ]);
  });
  test('repays when it becomes available, before it lapses and before points are cleared', () => {
    const waiting = lot(1, 50, { availableAt: 20, expiresAt: 60 });
    const reset = { id: 1, at: 40, lastDay: '1970-01-01' };
    const owing = { ...book([], 30), reset };
    const after = settleTogether(plansOf({ ...book([waiting]), reset }, owing), AT);
    expect(repaymentsOf(after)).toEqual([[1, 1, 30, 2]]);
    expect(after[0]?.plan.entries.map(({ type, points }) => [type, points])).toEqual([
      ['forfeit', -20],
    ]);
  });
  test('repays from the merge on: what lapsed before it has lapsed', () => {
    const early = lot(1, 50, { availableAt: 10, expiresAt: 30 });
    const later = lot(2, 50, { availableAt: 40 });
    const plans = plansOf(book([early, later]), book([], 30));
    const after = settleTogether(plans, AT, 35);
    expect(repaymentsOf(after)).toEqual([[1, 2, 30, 2]]);
  });
});

const instant = fc.option(fc.integer({ min: 1, max: 120 }), { nil: null });
const lots = fc.array(
  fc.record({
    remaining: fc.integer({ min: 1, max: 9 }),
    availableAt: instant,
    expiresAt: instant,
  }),
  { maxLength: 5 },
);
const records = fc.array(
  fc.record({ lots, arrears: fc.integer({ min: 0, max: 20 }), heldUntil: instant }),
  { minLength: 1, maxLength: 3 },
);
/** Books with lots whose ids are their own, of which the first lot of each may be held in part. */
const booksOf = (
  given: readonly {
    lots: readonly Omit<Lot, 'id' | 'entryId'>[];
    arrears: number;
    heldUntil: number | null;
  }[],
): Book[] =>
  given.map(({ lots: some, arrears, heldUntil }, record) => {
    const own = some.map((one, index) => ({ ...lot(10 * record + index + 1, 0), ...one }));
    const [first] = own;
    const holds =
      first && heldUntil !== null
        ? [{ id: record + 1, expiresAt: heldUntil, lots: [{ lotId: first.id, points: 1 }] }]
        : [];
    return { lots: own, holds, arrears };
  });

describe('whatever the records have', () => {
  test('together they have what one ledger with all their lots would', () =>
    void fc.assert(
      fc.property(records, (given) => {
        const books = booksOf(given);
        const after = joinBooks(settleTogether(plansOf(...books), AT).map(({ plan }) => plan.book));
        const single = settle(planOn(joinBooks(books)), AT).book;
        expect(balanceOf(after, AT, 'UTC')).toEqual(balanceOf(single, AT, 'UTC'));
      }),
    ));
  test('nothing that can be spent is left while any of them owes', () =>
    void fc.assert(
      fc.property(records, (given) => {
        const after = settleTogether(plansOf(...booksOf(given)), AT);
        const joined = joinBooks(after.map(({ plan }) => plan.book));
        if (joined.arrears > 0) expect(freeLots(joined, (one) => isActive(one, AT))).toEqual([]);
      }),
    ));
  test('what lots repaid is what is owed no longer, of each record', () =>
    void fc.assert(
      fc.property(records, (given) => {
        const books = booksOf(given);
        const after = settleTogether(plansOf(...books), AT);
        books.forEach(({ arrears }, index) => {
          const repaid = repaymentsOf(after)
            .filter(([record, , , owedBy]) => (owedBy ?? record) === index + 1)
            .reduce((sum, [, , points]) => sum + Number(points), 0);
          expect(after[index]?.plan.book.arrears).toBe(arrears - repaid);
        });
      }),
    ));
});
