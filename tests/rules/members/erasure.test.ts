/** What is known of a member is found in stored texts however it is written, and nothing else is taken out. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readable } from '#server/members/erasure/rules';
import {
  blank,
  comparable,
  ERASED,
  toSearchTerms,
  withoutMember,
  withoutValues,
} from '#server/platform/personalData/rules';

const fields = new Set(['name', 'phone', 'note']);
const sought = {
  id: 7,
  externalId: 'M-7',
  searchTerms: toSearchTerms(['138 7654-0912', 'Ann@Shop.example']),
  places: toSearchTerms(['衡山路811弄6号', 'Shanghai']),
  fields,
};

describe('texts of a member', () => {
  test.each([
    ['13876540912'],
    ['call +86 138 7654 0912 back'],
    ['ANN@shop.EXAMPLE'],
    ['衡山路 811 弄 6 号'],
    ['SHANG-HAI'],
  ])('%s is found however it is written', (text) => {
    expect(withoutMember(text, sought)).toBe(ERASED);
  });
  test.each([['1387654091'], ['ann'], ['衡山路'], ['Shanghai opening'], ['']])(
    '%s is left as it is',
    (text) => {
      expect(withoutMember(text, sought)).toBe(text);
    },
  );
  test('a text that is too short to be only one person’s is not sought', () => {
    expect(toSearchTerms(['Li', '12-345', null, undefined, ''])).toEqual([]);
  });
  test('the same text is sought once', () => {
    expect(toSearchTerms(['138 0000 0001', '13800000001'])).toEqual(['13800000001']);
  });
});

describe('records that name the member', () => {
  test.each([
    [{ externalId: 'M-7', name: 'Ann' }],
    [{ memberExternalId: 'M-7', name: 'Ann' }],
    [{ member: 'M-7', name: 'Ann' }],
    [{ memberId: 7, name: 'Ann' }],
  ])('%j loses the name at any depth', (record) => {
    expect(withoutMember({ rows: [record] }, sought)).toEqual({
      rows: [{ ...record, name: ERASED }],
    });
  });
  test('an address within a text is taken out of a record of the member, and of no other', () => {
    const text = '送到衡山路 811 弄 6 号';
    const own = { member: 'M-7', lines: [{ text }] };
    expect(withoutMember([own, { member: 'M-8', text }], sought)).toEqual([
      { member: 'M-7', lines: [{ text: ERASED }] },
      { member: 'M-8', text },
    ]);
  });
  test('records of others keep theirs', () => {
    const others = [
      { externalId: 'M-8', name: 'Ann' },
      { memberId: 8, name: 'Bo', id: 7 },
    ];
    expect(withoutMember(others, sought)).toEqual(others);
  });
  test('numbers, keys and the shape of what is stored stay', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const shapeOf = (one: unknown): unknown =>
          Array.isArray(one)
            ? one.map(shapeOf)
            : typeof one === 'object' && one !== null
              ? Object.fromEntries(Object.entries(one).map(([key, item]) => [key, shapeOf(item)]))
              : typeof one;
        expect(shapeOf(withoutMember(value, sought))).toEqual(shapeOf(value));
        expect(shapeOf(blank(value))).toEqual(shapeOf(value));
      }),
    );
  });
  test('whatever surrounds a text of the member, it is gone afterwards', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.constantFrom(...sought.searchTerms),
        (a, b, term) => {
          const left = JSON.stringify(withoutMember({ x: [`${a}${term}${b}`] }, sought));
          expect(comparable(left)).not.toContain(term);
        },
      ),
    );
  });
});

test('an entry of the log keeps which fields changed, and values of other fields', () => {
  expect(withoutValues({ name: 'Ann', phone: null, level: 'gold' }, fields)).toEqual({
    name: ERASED,
    phone: null,
    level: 'gold',
  });
  expect(withoutValues(null, fields)).toBeNull();
});

describe('the file of a member', () => {
  test.each([
    ['placedAt', 1_763_697_600_000, '2025-11-21T04:00:00.000Z'],
    ['until', 1_763_697_600_000, '2025-11-21T04:00:00.000Z'],
    ['validUntil', '2025-12-31', '2025-12-31'],
    ['revenue', 1_763_697_600_000, 1_763_697_600_000],
    ['openedAt', 5, 5],
    ['paidAt', null, null],
  ])('%s of %j is written as %j', (name, value, written) => {
    expect(readable(name, value)).toBe(written);
  });
  test('instants within lists and records are written so, too', () => {
    expect(readable('sources', [{ region: { at: 1_763_697_600_000 } }])).toEqual([
      { region: { at: '2025-11-21T04:00:00.000Z' } },
    ]);
  });
});
