/** What customers send by their page, and what is wrong with it. */
import { describe, expect, test } from 'vitest';
import { worksAt } from '#rules/service/customerLinks';
import { type Askable, isTooMuch, readRequest, type Typed } from '#rules/service/customerPages';

const LINES: Askable[] = [
  {
    position: 0,
    sku: 'CUP',
    name: 'Cup',
    freeUnits: 2,
    stays: 2,
    services: ['return', 'exchange', 'repair'],
    choices: [{ variantId: 7, sku: 'MUG' }],
  },
  {
    position: 1,
    sku: null,
    name: 'Card',
    freeUnits: 1,
    stays: 1,
    services: ['repair'],
    choices: [],
  },
  { position: 2, sku: 'JAM', name: 'Jam', freeUnits: 3, stays: 3, services: [], choices: [] },
  {
    position: 3,
    sku: 'TEA',
    name: 'Tea',
    freeUnits: 1,
    stays: 2,
    services: ['return', 'refundOnly'],
    choices: [],
  },
];
const REASONS = [
  { code: 'too-small', needsPhoto: false },
  { code: 'broken', needsPhoto: true },
];
const typed = (further: Partial<Typed> = {}): Typed => ({
  type: 'return',
  reason: 'too-small',
  message: 'It does not fit.',
  quantities: new Map([[0, '1']]),
  instead: new Map(),
  photos: 0,
  ...further,
});
const read = (further: Partial<Typed> = {}) =>
  readRequest(typed(further), { lines: LINES, reasons: REASONS });

describe('A request of a customer', () => {
  test('What is complete becomes a request with the goods that the order has', () => {
    expect(read()).toEqual({
      type: 'return',
      reason: 'too-small',
      message: 'It does not fit.',
      lines: [{ sku: 'CUP', quantity: 1 }],
      replacements: [],
    });
  });
  test('Other goods are wanted for an exchange alone, and only those that are offered', () => {
    const instead = new Map([[0, '7']]);
    expect(read({ type: 'exchange', instead })).toMatchObject({
      replacements: [{ position: 0, sku: 'CUP', variantId: 7, by: 'MUG' }],
    });
    expect(read({ type: 'return', instead })).toMatchObject({ replacements: [] });
    expect(read({ type: 'exchange', instead: new Map([[0, '8']]) })).toEqual(['insteadGone']);
    expect(read({ type: 'exchange', instead: new Map([[1, '8']]) })).toMatchObject({
      replacements: [],
    });
  });
  test('Money without goods is asked for of units that never came, too', () => {
    const quantities = new Map([[3, '2']]);
    expect(read({ type: 'refundOnly', quantities })).toMatchObject({
      lines: [{ sku: 'TEA', quantity: 2 }],
    });
    expect(read({ quantities })).toEqual(['goodsMissing']);
    expect(read({ type: 'refundOnly' })).toEqual(['goodsStay']);
    expect(read({ type: 'refundOnly', quantities, reason: '' })).toEqual(['reasonMissing']);
  });
  test('A question needs neither goods nor a reason', () => {
    expect(read({ type: 'consultation', reason: '', quantities: new Map() })).toEqual({
      type: 'consultation',
      reason: null,
      message: 'It does not fit.',
      lines: [],
      replacements: [],
    });
  });
  test.each([
    [{ type: '' }, ['typeMissing']],
    [{ type: 'dispute' }, ['typeMissing']],
    [{ message: '' }, ['messageMissing']],
    [{ message: 'x'.repeat(10_001) }, ['messageTooLong']],
    [{ reason: 'nothing' }, ['reasonMissing']],
    [{ reason: 'broken' }, ['photoMissing']],
    [{ photos: 5 }, ['tooManyPhotos']],
    [{ quantities: new Map() }, ['goodsMissing']],
    [{ quantities: new Map([[0, '3']]) }, ['goodsMissing']],
    [{ quantities: new Map([[0, '1.5']]) }, ['goodsMissing']],
    [{ quantities: new Map([[0, '-1']]) }, ['goodsMissing']],
    [{ quantities: new Map([[2, '1']]) }, ['goodsMissing']],
    [{ quantities: new Map([[1, '1']]) }, ['goodsStay']],
    [
      {
        type: 'exchange',
        quantities: new Map([
          [0, '1'],
          [1, '1'],
        ]),
      },
      ['goodsStay'],
    ],
  ])('%j is refused with %j', (further, errors) => {
    expect(read(further)).toEqual(errors);
  });
  test('Goods that cannot be returned can still be repaired, or complained about', () => {
    const quantities = new Map([[1, '1']]);
    expect(read({ type: 'repair', quantities })).toMatchObject({ type: 'repair' });
    expect(read({ type: 'complaint', quantities })).toMatchObject({ type: 'complaint' });
  });
  test('A fault with its photo is a request', () => {
    expect(read({ reason: 'broken', photos: 1 })).toMatchObject({ reason: 'broken' });
  });
});

test('A link works until its last millisecond, unless it was withdrawn', () => {
  expect(worksAt({ expiresAt: 10, withdrawnAt: null }, 9)).toBe(true);
  expect(worksAt({ expiresAt: 10, withdrawnAt: null }, 10)).toBe(false);
  expect(worksAt({ expiresAt: 10, withdrawnAt: 3 }, 4)).toBe(false);
});

test('A thread takes a hundred messages and forty photos a day, and not one more of either', () => {
  expect(isTooMuch({ messages: 100, photos: 40 })).toBe(false);
  expect(isTooMuch({ messages: 101, photos: 0 })).toBe(true);
  expect(isTooMuch({ messages: 0, photos: 41 })).toBe(true);
});
