/** The state of an instruction by its instants, and which answers of the shop count. */
import { describe, expect, test } from 'vitest';
import {
  answerNews,
  excessOf,
  instructionState,
  isUnanswered,
  missingLines,
  repeatableLines,
  shippingRefusal,
  wasAsked,
  type Sending,
} from '#rules/orders/instructions';

const facts = {
  outcome: null,
  acknowledgedAt: null,
  refusal: null,
  withdrawnAt: null,
  dueAt: 100,
  createdAt: 1_000_000,
};

describe('the state of an instruction', () => {
  test('it is overdue from the millisecond after it was due, and never without a date', () => {
    expect(instructionState(facts, 100)).toBe('open');
    expect(instructionState(facts, 101)).toBe('overdue');
    expect(instructionState({ ...facts, dueAt: null }, 101)).toBe('open');
  });
  test('an answer ends it, also where it was withdrawn afterwards', () => {
    expect(instructionState({ ...facts, withdrawnAt: 50 }, 101)).toBe('withdrawn');
    expect(instructionState({ ...facts, withdrawnAt: 50, outcome: 'done' }, 101)).toBe('done');
  });
});

test('an instruction can be taken back until the shop has answered it', () => {
  expect((['open', 'overdue'] as const).map(isUnanswered)).toEqual([true, true]);
  expect((['done', 'refused', 'withdrawn'] as const).map(isUnanswered)).not.toContain(true);
});

test('the shop is asked to ship only an order that is paid and not cancelled', () => {
  const refusalOf = (status: string, paidAt: number | null) =>
    shippingRefusal({ status, paidAt, shipments: [] });
  expect(refusalOf('paid', 1)).toBeNull();
  expect(refusalOf('placed', null)).toBe('unpaidOrder');
  expect(refusalOf('cancelled', 1)).toBe('cancelledOrder');
  expect(refusalOf('cancelled', null)).toBe('cancelledOrder');
});

test.each(['shipped', 'delivered'])(
  'of an order that is %s nothing is known to be missing until one of its parcels is known',
  (status) => {
    expect(shippingRefusal({ status, paidAt: 1, shipments: [] })).toBe('sentOrder');
    expect(shippingRefusal({ status, paidAt: 1, shipments: [{}] })).toBeNull();
  },
);

describe('an answer of the shop', () => {
  const done = { outcome: 'done' as const, at: 2_000_000 };
  test('the same again is known, and another one is refused', () => {
    expect(answerNews(facts, done)).toBe('new');
    const answered = { ...facts, outcome: 'done' as const, acknowledgedAt: 2_000_000 };
    expect(answerNews(answered, done)).toBe('known');
    expect(answerNews(answered, { ...done, at: 2_000_001 })).toBe('otherAnswer');
    expect(answerNews(answered, { outcome: 'refused', at: 2_000_000, reason: 'No' })).toBe(
      'otherAnswer',
    );
  });
  test('what was done before the withdrawal stands, and what was done after it does not', () => {
    expect(answerNews({ ...facts, withdrawnAt: 2_000_001 }, done)).toBe('new');
    expect(answerNews({ ...facts, withdrawnAt: 2_000_000 }, done)).toBe('withdrawn');
  });
  test('nothing is done before it was asked for, with five minutes for the clock of the shop', () => {
    expect(answerNews(facts, { ...done, at: 700_000 })).toBe('new');
    expect(answerNews(facts, { ...done, at: 699_999 })).toBe('beforeGiven');
  });
});

describe('what the shop may still be asked to ship', () => {
  const cups = (quantity: number) => [{ sku: 'CUP', quantity }];
  const parcel = (at: number, quantity: number) => ({
    lines: [{ orderPosition: 0, quantity }],
    events: [{ at }, { at: at + 50 }],
  });
  const asked = (
    createdAt: number,
    quantity: number,
    changes: Partial<Sending['instructions'][number]> = {},
  ) => ({
    kind: 'ship' as const,
    state: 'open' as const,
    createdAt,
    lines: cups(quantity),
    ...changes,
  });
  const missing = (changes: Partial<Sending>) =>
    missingLines({ lines: cups(4), shipments: [], instructions: [], ...changes });

  test('it is what is in no parcel and in no open instruction, also an overdue one', () => {
    expect(missing({})).toEqual(cups(4));
    expect(missing({ shipments: [parcel(1, 1)], instructions: [asked(2, 2)] })).toEqual(cups(1));
    expect(missing({ instructions: [asked(1, 3, { state: 'overdue' })] })).toEqual(cups(1));
    expect(missing({ instructions: [asked(1, 4)] })).toEqual([]);
  });
  test('to replace or restock, what was ordered can be asked for once, and again where the shop refused', () => {
    const left = (kind: 'replace' | 'restock', instructions: Sending['instructions'] = []) =>
      repeatableLines(kind, { lines: [...cups(4), { sku: null, quantity: 1 }], instructions });
    expect(left('replace')).toEqual(cups(4));
    const isAsked = (...instructions: Sending['instructions'][number][]) =>
      wasAsked(instructions, { kind: 'replace', sku: 'CUP' });
    expect(isAsked()).toBe(false);
    expect(isAsked(asked(1, 1, { kind: 'replace' }))).toBe(true);
    expect(isAsked(asked(1, 1, { kind: 'replace', state: 'done' }))).toBe(true);
    expect(isAsked(asked(1, 1, { kind: 'replace', state: 'refused' }))).toBe(false);
    expect(isAsked(asked(1, 1, { kind: 'restock' }))).toBe(false);
    expect(left('replace', [asked(1, 3, { kind: 'replace' })])).toEqual(cups(1));
    expect(left('replace', [asked(1, 4, { kind: 'replace', state: 'overdue' })])).toEqual([]);
    expect(left('restock', [asked(1, 4, { kind: 'replace' }), asked(2, 4)])).toEqual(cups(4));
    for (const kind of ['replace', 'restock'] as const) {
      expect(left(kind, [asked(1, 3, { kind, state: 'done' })])).toEqual(cups(1));
      for (const state of ['refused', 'withdrawn'] as const)
        expect(left(kind, [asked(1, 4, { kind, state })])).toEqual(cups(4));
    }
    const replaced = asked(1, 3, { kind: 'replace', state: 'done' });
    expect(left('restock', [replaced, asked(2, 4, { kind: 'restock', state: 'done' })])).toEqual(
      cups(3),
    );
  });
  test('goods that the shop sent instead of those that were ordered can be put back into stock, too', () => {
    const sent = asked(1, 1, {
      kind: 'replace',
      state: 'done',
      lines: [{ sku: 'MUG', quantity: 1 }],
    });
    const left = (kind: 'replace' | 'restock', ...more: Sending['instructions'][number][]) =>
      repeatableLines(kind, { lines: cups(2), instructions: [sent, ...more] });
    expect(left('restock')).toEqual([...cups(2), { sku: 'MUG', quantity: 1 }]);
    expect(left('replace')).toEqual(cups(2));
    const lines = [{ sku: 'MUG', quantity: 1 }];
    expect(left('restock', asked(2, 1, { kind: 'restock', lines }))).toEqual(cups(2));
  });
  test('what was refused or withdrawn, and what is replaced or restocked, is not asked for', () => {
    const instructions = [
      asked(1, 4, { state: 'refused' }),
      asked(1, 4, { state: 'withdrawn' }),
      asked(1, 4, { kind: 'replace' }),
      asked(1, 4, { kind: 'restock' }),
    ];
    expect(missing({ instructions })).toEqual(cups(4));
  });
  test('what was sent as asked counts once, as instruction until a parcel after it is known', () => {
    const instructions = [asked(10, 2, { state: 'done' })];
    expect(missing({ instructions })).toEqual(cups(2));
    expect(missing({ instructions, shipments: [parcel(9, 2)] })).toEqual([]);
    expect(missing({ instructions, shipments: [parcel(10, 2)] })).toEqual(cups(2));
    expect(missing({ instructions, shipments: [parcel(10, 1)] })).toEqual(cups(2));
    expect(missing({ instructions, shipments: [parcel(9, 2), parcel(11, 2)] })).toEqual([]);
  });
  test('lines of one SKU are one, and lines without an SKU or too many units packed give nothing', () => {
    const lines = [...cups(2), ...cups(1), { sku: null, quantity: 5 }];
    expect(missing({ lines })).toEqual(cups(3));
    expect(missing({ lines, shipments: [parcel(1, 3)] })).toEqual([]);
    expect(missing({ lines, shipments: [parcel(1, 9)] })).toEqual([]);
  });
  test('more than is missing is named by its SKU, also when it is asked for in two lines', () => {
    expect(excessOf(cups(2), cups(2))).toBe(null);
    expect(excessOf([...cups(1), ...cups(2)], cups(2))).toEqual({ sku: 'CUP', quantity: 2 });
    expect(excessOf([{ sku: 'MUG', quantity: 1 }], cups(2))).toEqual({ sku: 'MUG', quantity: 0 });
  });
});
