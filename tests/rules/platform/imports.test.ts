import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import '#shared/validation';
import { IMPORT_KINDS } from '#contract/platform/imports';
import { reasonText } from '#contract/platform/imports/reasons';
import { message } from '#shared/fields';
import { isoInZone } from '#server/platform/exports/instants';
import { formatAmount, lineAmount, parseMillionths, parseWhole, unitAmount } from '#shared/amounts';
import { parseYesNo } from '#server/platform/imports/cells';
import { RecordKeys } from '#server/platform/imports/groups';
import { plainText } from '#server/platform/imports/plainText';
import { textsToSend } from '#server/platform/imports/localizedCells';
import type { CategoryDraft, StoredCategory } from '#server/catalog/transfer/categoryDraft';
import { planCategories } from '#server/catalog/transfer/categoryPlan';
import { invoiceKind } from '#server/orders/transfer/invoiceKind';
import { type InvoiceLine } from '#server/orders/transfer/invoiceLine';
import { orderOf } from '#server/orders/transfer/invoiceOrder';
import { returnOf } from '#server/orders/transfer/invoiceReturn';
import { readOptionValues, writeOptionValues } from '#server/catalog/transfer/optionValues';
import { typeCode } from '#server/catalog/transfer/shopifyTypes';
import { standInId } from '#server/catalog/transfer/standInIds';
import { readAmount, valueOrNull } from '#shared/numbers';
import { importKinds } from '#server/platform/imports/kinds';
import '#server/app';

const parseAmount = (text: string, decimals: number) =>
  valueOrNull(readAmount(text, { currency: 'CNY', decimals }));

describe('amounts in files', () => {
  test('an amount is read exactly or not at all', () => {
    expect(parseAmount('12.5', 2)).toBe(1250);
    expect(parseAmount(' 0.07 ', 2)).toBe(7);
    expect(parseAmount('12', 0)).toBe(12);
    expect(parseAmount('1.234', 3)).toBe(1234);
    for (const wrong of ['12.345', '1,5', '1e3', '', '.5', 'x', '--1'])
      expect(parseAmount(wrong, 2)).toBeNull();
    expect(parseMillionths('-0.001')).toBe(-1000);
    expect(parseMillionths('0.0000001')).toBeNull();
    expect(parseWhole('-6')).toBe(-6);
    expect(parseWhole('6.0')).toBeNull();
  });
  test('an amount is written in the form in which it is read', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 12), max: 10 ** 12 }),
        fc.constantFrom(0, 2, 3),
        (amount, decimals) => parseAmount(formatAmount(amount, decimals), decimals) === amount,
      ),
    );
  });
  test('the amount of a line is quantity × price, rounded half up', () => {
    expect(lineAmount(6, 2_550_000, 2)).toBe(1530);
    expect(lineAmount(3, 5_000, 2)).toBe(2);
    expect(lineAmount(1, 5_000, 2)).toBe(1);
    expect(lineAmount(1, 4_999, 2)).toBe(0);
    expect(lineAmount(-6, 2_550_000, 2)).toBe(-1530);
    expect(Object.is(lineAmount(-5, 0, 2), 0)).toBe(true);
    expect(lineAmount(999_999, 999_999_999_000, 2)).toBe(
      Number((999_999n * 999_999_999_000n + 5000n) / 10_000n),
    );
  });
  test('a unit price finer than the currency never makes a discount', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 0, max: 10 ** 9 }),
        (quantity, price) => unitAmount(price, 2) * quantity <= lineAmount(quantity, price, 2),
      ),
    );
  });
});

describe('cells of files', () => {
  test('yes and no are read as words, digits and Chinese characters', () => {
    expect([' Yes', 'TRUE', '1', '是'].map(parseYesNo)).toEqual([true, true, true, true]);
    expect(['no', 'false', '0', '否'].map(parseYesNo)).toEqual([false, false, false, false]);
    expect(parseYesNo('maybe')).toBeNull();
  });
  test('an empty cell clears a stored text and sends nothing else', () => {
    expect(textsToSend({ en: 'A', zh: '' }, { en: 'B', zh: '乙' })).toEqual({ en: 'A', zh: '' });
    expect(textsToSend({ en: 'A', zh: '' }, null)).toEqual({ en: 'A' });
    expect(textsToSend({ en: 'A', zh: undefined }, { zh: '乙' })).toEqual({ en: 'A' });
  });
  test('HTML is converted to plain text', () => {
    expect(plainText('<p>A &amp; B</p><p>C<br>D</p><ul><li>one</li><li>two</li></ul>')).toBe(
      'A & B\n\nC\nD\n\n• one\n• two',
    );
    expect(plainText('5 &lt; 6 &#233; &#x4e2d; &unknown; <script>alert(1)</script>x')).toBe(
      '5 < 6 é 中 &unknown; x',
    );
    expect(plainText('plain  text ')).toBe('plain text');
    expect(plainText('<p>Size 39&rsquo;s, 20&deg;C</p><!-- old --><div>A</div><div>B</div>')).toBe(
      'Size 39’s, 20°C\n\nA\nB',
    );
    expect(
      plainText(
        '<table><tr><th>Width</th><th>Depth</th></tr>\n<tr><td>10 <b>cm</b></td><td><p>5 cm</p></td></tr></table>after',
      ),
    ).toBe('Width | Depth\n10 cm | 5 cm\n\nafter');
    expect(plainText('5 < 6 and a > b')).toBe('5 < 6 and a > b');
  });
  test('option values are read back as they were written', () => {
    const values = [
      { key: 'S', names: { en: 'S' } },
      { key: 'red;x', names: { en: 'Red|ish', zh: '红' } },
      { key: 'z', names: { zh: '只有' } },
    ];
    expect(readOptionValues(writeOptionValues(values))).toEqual(values);
  });
  test('a placeholder id contains the id of its product', () => {
    expect(standInId('console-12')).toBe(12);
    expect(standInId('console-0')).toBeNull();
    expect(standInId('x-console-12')).toBeNull();
  });
});

describe('records whose rows are not adjacent', () => {
  const keysOf = (text: string, maxHeld?: number) => {
    const keys = new RecordKeys(maxHeld);
    for (const key of text) keys.add(key.trim());
    return keys;
  };
  test('a record is separated when other records are between its rows', () => {
    const keys = keysOf('aabab c');
    expect(['a', 'b', 'c', 'd'].map((key) => keys.isSeparated(key))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
  test('separated records are held in memory only up to a number of rows', () => {
    expect(keysOf('aabaccc', 3).canHold()).toBe(true);
    expect(keysOf('aabaaccc', 3).canHold()).toBe(false);
    expect(keysOf('aaaabbbb', 3).canHold()).toBe(true);
  });
});

describe('codes of types', () => {
  test('a code from letters is kept where it loses nothing, otherwise a hash is added', () => {
    expect(typeCode('Arts & Crafts')).toBe('arts-crafts');
    expect(typeCode('Café Möbel')).toBe('cafe-mobel');
    expect(typeCode('iPhone 手机壳')).toMatch(/^iphone-[0-9a-f]{10}$/);
    expect(typeCode('手机壳')).toMatch(/^type-[0-9a-f]{10}$/);
    const types = ['iPhone 手机壳', 'iPhone 充电器', 'iPhone', 'C', 'C#', 'C++'];
    types.push(`${'long '.repeat(20)}1`, `${'long '.repeat(20)}2`);
    expect(new Set(types.map(typeCode)).size).toBe(types.length);
  });
});

describe('instants in files', () => {
  test('an instant is written with the UTC offset in force at that time', () => {
    const instant = Date.parse('2025-11-21T04:00:00Z');
    expect(isoInZone(instant, 'Asia/Shanghai')).toBe('2025-11-21T12:00:00+08:00');
    expect(isoInZone(instant, 'UTC')).toBe('2025-11-21T04:00:00+00:00');
    expect(isoInZone(Date.parse('2025-07-01T00:30:00Z'), 'America/St_Johns')).toBe(
      '2025-06-30T22:00:00-02:30',
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4 * 10 ** 12 }),
        fc.constantFrom('Europe/London', 'Asia/Kathmandu', 'America/New_York'),
        (at, zone) => Date.parse(isoInZone(at, zone)) === Math.floor(at / 1000) * 1000,
      ),
    );
  });
});

const line = (fields: Partial<InvoiceLine>): InvoiceLine => ({
  invoice: '536365',
  code: 'A',
  name: 'Lamp',
  quantity: 6,
  price: 2_550_000,
  date: '2010-12-01 08:26:00',
  customer: '17850',
  country: 'United Kingdom',
  ...fields,
});
const SETTING = { timeZone: 'Europe/London', currency: 'GBP', decimals: 2 };

describe('invoice imports', () => {
  test('an invoice is an order, a return or an adjustment', () => {
    expect(invoiceKind('536365', [line({})])).toBe('order');
    expect(invoiceKind('536365', [line({}), line({ price: 0 })])).toBe('order');
    expect(invoiceKind('C536379', [line({ quantity: -1 })])).toBe('return');
    expect(invoiceKind('A563185', [line({ quantity: 1 })])).toBe('adjustment');
    expect(invoiceKind('536414', [line({ price: 0 })])).toBe('adjustment');
    expect(invoiceKind('536589', [line({ quantity: -10, price: 0 })])).toBe('adjustment');
    expect(invoiceKind('536365', [line({}), line({ quantity: -1 })])).toBeNull();
  });
  test('an order is placed and paid at the instant of its first row', () => {
    const order = orderOf(
      [line({}), line({ date: '2010-12-01 08:27:00', price: 0, customer: '' })],
      'order',
      SETTING,
    );
    const at = Date.parse('2010-12-01T08:26:00Z');
    expect(order.statuses).toEqual([
      { status: 'placed', at },
      { status: 'paid', at },
    ]);
    expect(order.lines.map(({ unitPrice, paid }) => [unitPrice, paid])).toEqual([
      [255, 1530],
      [0, 0],
    ]);
    expect(order).toMatchObject({
      externalId: '536365',
      memberExternalId: '17850',
      channel: 'online',
      country: 'United Kingdom',
    });
    expect(order.kind).toBeUndefined();
  });
  test('an adjustment keeps the signs of its amounts', () => {
    const order = orderOf(
      [line({ invoice: 'A563186', quantity: 1, price: -11_062_060_000 })],
      'adjustment',
      SETTING,
    );
    expect(order).toMatchObject({
      kind: 'adjustment',
      lines: [{ quantity: 1, unitPrice: -1_106_206, paid: -1_106_206 }],
    });
  });
  test('a return has positive quantities and amounts', () => {
    expect(returnOf([line({ invoice: 'C1', quantity: -2 })], SETTING)).toMatchObject({
      externalId: 'C1',
      orderExternalId: null,
      lines: [{ quantity: 2, amount: 510 }],
    });
  });
});

const COLUMNS = { code: 'code', parent: 'parent_code', attributes: 'attributes' };
let lines = 1;
const draft = (code: string, fields: Partial<CategoryDraft> = {}): CategoryDraft => ({
  row: { line: ++lines, cells: [code] },
  code,
  names: { en: code },
  ...fields,
});
const stored = (code: string, parentCode: string | null, position: number): StoredCategory => ({
  code,
  parentCode,
  position,
  names: { en: code },
  hidden: false,
  attributes: [],
});

/** The tree after the plan has been applied. */
const applied = (
  tree: readonly StoredCategory[],
  drafts: readonly CategoryDraft[],
): StoredCategory[] => {
  const { planned, orders } = planCategories(tree, drafts, COLUMNS);
  const after = new Map(tree.map((category) => [category.code, { ...category }]));
  for (const { draft: one, parentCode } of planned) {
    const before = after.get(one.code);
    const siblings = [...after.values()].filter(
      (other) => other.parentCode === parentCode && other.code !== one.code,
    );
    const position =
      before?.parentCode === parentCode
        ? before.position
        : Math.max(-1, ...siblings.map((other) => other.position)) + 1;
    after.set(one.code, {
      code: one.code,
      parentCode,
      position,
      names: { ...before?.names, ...one.names },
      hidden: one.hidden ?? before?.hidden ?? false,
      attributes: [],
    });
  }
  for (const { codes } of orders)
    codes.forEach((code, position) => Object.assign(after.get(code) ?? {}, { position }));
  // Positions of siblings are consecutive, as in the database.
  for (const parent of new Set([...after.values()].map(({ parentCode }) => parentCode))) {
    [...after.values()]
      .filter(({ parentCode }) => parentCode === parent)
      .sort((a, b) => a.position - b.position)
      .forEach((category, position) => (category.position = position));
  }
  return [...after.values()];
};

describe('the plan of a category import', () => {
  test('parents are planned before their children in whatever order the rows are', () => {
    const { planned, refused } = planCategories(
      [],
      [
        draft('c', { parentCode: 'b' }),
        draft('b', { parentCode: 'a' }),
        draft('a', { parentCode: null }),
      ],
      COLUMNS,
    );
    expect(planned.map(({ draft: { code }, outcome }) => [code, outcome])).toEqual([
      ['a', 'created'],
      ['b', 'created'],
      ['c', 'created'],
    ]);
    expect(refused).toEqual([]);
  });
  test('unknown parents with all their descendants, repeated codes and cycles are refused', () => {
    const { planned, refused } = planCategories(
      [stored('x', null, 0), stored('y', 'x', 0)],
      [
        draft('a', { parentCode: 'nowhere' }),
        draft('b', { parentCode: 'a' }),
        draft('x', { parentCode: 'y' }),
        draft('d', { parentCode: null }),
        draft('d'),
      ],
      COLUMNS,
    );
    expect(planned.map(({ draft: { code } }) => code)).toEqual(['d']);
    expect(refused.map(({ row, errors }) => [row.cells[0], errors[0]?.message])).toEqual([
      ['d', 'imports.errors.repeatedCode'],
      ['a', 'categories.errors.unknownParent'],
      ['b', 'categories.errors.unknownParent'],
      ['x', 'categories.errors.cycle'],
    ]);
  });
  test('categories that the file does not mention keep their order after those that it positions', () => {
    const tree = [stored('a', null, 0), stored('b', null, 1), stored('c', null, 2)];
    const after = applied(tree, [
      draft('c', { parentCode: null, position: 0 }),
      draft('n', { parentCode: null, position: 9 }),
    ]);
    expect(after.sort((a, b) => a.position - b.position).map(({ code }) => code)).toEqual([
      'c',
      'a',
      'b',
      'n',
    ]);
  });
  test('a weaker requirement than the inherited one is refused', () => {
    const colour = (requirement: 'optional' | 'required') => ({
      attributes: [{ attributeId: 1, requirement }],
    });
    const { refused } = planCategories(
      [],
      [
        draft('a', { parentCode: null, ...colour('required') }),
        draft('b', { parentCode: 'a', ...colour('optional') }),
      ],
      COLUMNS,
    );
    expect(refused.map(({ row, errors }) => [row.cells[0], errors[0]?.message])).toEqual([
      ['b', 'categories.errors.loosened'],
    ]);
  });
  test('applying the same file a second time changes nothing', () => {
    const codes = [...'abcdefg'];
    const treeOf = (parents: readonly number[]) =>
      codes.map((code, index) =>
        stored(
          code,
          parents[index] === undefined || parents[index] >= index
            ? null
            : (codes[parents[index]] ?? null),
          index,
        ),
      );
    const anyDraft = fc.record({
      at: fc.nat(9),
      parent: fc.option(fc.nat(9), { nil: null }),
      position: fc.option(fc.nat(9), { nil: undefined }),
    });
    const name = (at: number) => codes[at] ?? `new${at}`;
    fc.assert(
      fc.property(
        fc.array(fc.nat(6), { maxLength: 7 }),
        fc.array(anyDraft, { maxLength: 8 }),
        (parents, asked) => {
          const drafts = asked.map(({ at, parent, position }) =>
            draft(name(at), {
              parentCode: parent === null ? null : name(parent),
              ...(position !== undefined && { position }),
            }),
          );
          const before = applied(treeOf(parents), []);
          const after = applied(before, drafts);
          const again = planCategories(after, drafts, COLUMNS);
          const first = planCategories(before, drafts, COLUMNS);
          expect(again.planned.filter(({ outcome }) => outcome !== 'unchanged')).toEqual([]);
          expect(again.planned.length).toBe(first.planned.length);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('texts of imports', () => {
  test('reasons are given in both languages with their arguments', () => {
    expect(reasonText('ra.validation.required', 'en')).toBe('Required');
    expect(reasonText(message('imports.errors.missingColumns', { columns: 'code' }), 'zh')).toBe(
      '文件缺少列：分类编码',
    );
    expect(reasonText('some.other.key', 'en')).toBe('some.other.key');
  });
  test('every import kind has a sample', () =>
    expect(importKinds.parts.map(({ kind }) => kind).sort()).toEqual([...IMPORT_KINDS].sort()));
});
