/** Fields of contracts: what each takes at its limits. */
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import '#shared/validation';
import {
  amount,
  amountChange,
  code,
  count,
  day,
  id,
  instant,
  keyText,
  localized,
  message,
  orDefault,
  orNothing,
  personal,
  rate,
  reference,
  requiredLocalized,
  requiredText,
  text,
  whole,
} from '#shared/fields';

/** The value as it is kept, or the message with its place. */
const read = (schema: z.ZodType, value: unknown): unknown => {
  const { success, data, error } = schema.safeParse(value);
  return success
    ? data
    : error.issues.map((issue) => [...issue.path, issue.message].join(': ')).join('; ');
};
const least = (min: number | string) => message('ra.validation.minValue', { min });
const most = (max: number | string) => message('ra.validation.maxValue', { max });
const longest = (max: number) => message('ra.validation.maxLength', { max });
const REQUIRED = 'ra.validation.required';
const CONTROL = 'errors.controlCharacters';

describe('a number', () => {
  const LARGEST = 1_000_000_000_000;
  test.each<[string, () => z.ZodType, [number, unknown][]]>([
    [
      'an amount',
      () => amount(),
      [
        [-1, least(0)],
        [0, 0],
        [LARGEST, LARGEST],
        [LARGEST + 1, most(LARGEST)],
      ],
    ],
    [
      'a change of an amount',
      () => amountChange(),
      [
        [-LARGEST - 1, least(-LARGEST)],
        [-LARGEST, -LARGEST],
        [LARGEST, LARGEST],
        [LARGEST + 1, most(LARGEST)],
      ],
    ],
    [
      'a count',
      () => count(1, 5),
      [
        [0, least(1)],
        [1, 1],
        [5, 5],
        [6, most(5)],
      ],
    ],
    [
      'a rate, whose limits are told in percent',
      () => rate(50, 1250),
      [
        [49, least('0.5 %')],
        [50, 50],
        [1250, 1250],
        [1251, most('12.5 %')],
      ],
    ],
    [
      'an instant, from 1970 to 2200',
      () => instant(),
      [
        [-1, message('errors.earliest', { day: '1970-01-01' })],
        [0, 0],
        [Date.UTC(2200, 0), Date.UTC(2200, 0)],
        [Date.UTC(2200, 0) + 1, message('errors.latest', { day: '2199-12-31' })],
      ],
    ],
    [
      'an id',
      () => id(),
      [
        [0, least(1)],
        [1, 1],
        [2 ** 31 - 1, 2 ** 31 - 1],
        [2 ** 31, most(2 ** 31 - 1)],
      ],
    ],
    [
      'a reference',
      () => reference('products'),
      [
        [0, least(1)],
        [1, 1],
        [2 ** 31 - 1, 2 ** 31 - 1],
        [2 ** 31, most(2 ** 31 - 1)],
      ],
    ],
    [
      'a number with a least value only',
      () => whole('rank', 3),
      [
        [2, least(3)],
        [3, 3],
        [2 ** 31 - 1, 2 ** 31 - 1],
        [2 ** 31, most(2 ** 31 - 1)],
      ],
    ],
    [
      'a number with a largest value only',
      () => whole('rank', undefined, 3),
      [
        [-(2 ** 31), least(1 - 2 ** 31)],
        [1 - 2 ** 31, 1 - 2 ** 31],
        [3, 3],
        [4, most(3)],
      ],
    ],
    [
      'a number without limits of its own, within what is stored',
      () => whole('rank'),
      [
        [-(2 ** 31), least(1 - 2 ** 31)],
        [1 - 2 ** 31, 1 - 2 ** 31],
        [2 ** 31 - 1, 2 ** 31 - 1],
        [2 ** 31, most(2 ** 31 - 1)],
      ],
    ],
    [
      'a number whose unit another field decides',
      () => whole('plain'),
      [
        [-(10 ** 15), -(10 ** 15)],
        [10 ** 15, 10 ** 15],
      ],
    ],
  ])('holds at its limits and no further: %s', (_, make, cases) => {
    const schema = make();
    expect(cases.map(([given]) => read(schema, given))).toEqual(
      cases.map(([, expected]) => expected),
    );
    expect(read(schema, 1.5)).toContain('errors.whole');
    expect(read(schema, '2')).toBe('ra.validation.number');
    expect(read(schema, null)).toBe(REQUIRED);
  });
});

describe('a text', () => {
  test.each<[string, () => z.ZodType, unknown, unknown]>([
    ['is kept without blanks at its ends', () => text(3), '\n abc ', 'abc'],
    ['may be empty', () => text(3), '  ', ''],
    ['is counted without blanks at its ends', () => text(3), ' abcd ', longest(3)],
    ['may have tabs and lines', () => text(9), 'a\tb\r\nc', 'a\tb\r\nc'],
    ['may have signs of every script', () => text(9), '双11 😀', '双11 😀'],
    ['has no control characters', () => text(9), 'a\u0000b', CONTROL],
    ['has no control characters behind a line', () => text(9), 'a\n\u001fb', CONTROL],
    ['has no half of a sign', () => text(9), 'a\ud83d', CONTROL],
    ['that is required has at least one sign', () => requiredText(3), ' ', REQUIRED],
    [
      'that is required is more than what nobody sees',
      () => requiredText(3),
      '\u200b\u3164 \u00ad',
      REQUIRED,
    ],
    [
      'keeps what nobody sees beside what is seen',
      () => requiredText(9),
      ' ❤\ufe0f\u200d🔥 ',
      '❤\ufe0f\u200d🔥',
    ],
    ['that is required may have one', () => requiredText(3), 'a', 'a'],
    ['that is a key is cleaned of what nobody sees', () => keyText(3), ' A\u200bB ', 'AB'],
    ['that is a key has no control characters', () => keyText(9), 'A\u0001B', CONTROL],
    ['that is a code may begin with a digit', () => code(), '1a-b_c', '1a-b_c'],
    ['that is a code has no capitals', () => code(), 'Gold', 'errors.code'],
    ['that is a code has no blanks', () => code(), 'a b', 'errors.code'],
    ['that is a code begins with no hyphen', () => code(), '-a', 'errors.code'],
    ['that is a day exists', () => day(), '2026-02-28', '2026-02-28'],
    ['that is a day in no calendar is refused', () => day(), '2026-02-30', 'errors.day'],
  ])('%s', (_, make, given, expected) => {
    expect(read(make(), given)).toBe(expected);
  });
  test.each([
    ['phone', 40],
    ['address', 500],
  ] as const)('that is personal has a length for its kind: %s', (kind, max) => {
    expect(read(personal(kind), 'x'.repeat(max))).toHaveLength(max);
    expect(read(personal(kind), 'x'.repeat(max + 1))).toBe(longest(max));
  });
  test('that is an address of mail is told as one', () => {
    expect(read(personal('email'), 'li@example.com')).toBe('li@example.com');
    expect(read(personal('email'), 'li')).toBe('ra.validation.email');
  });
});

describe('a text for each language', () => {
  test('may be left out, and other languages are refused by name', () => {
    expect(read(localized(), {})).toEqual({});
    expect(read(localized(), { en: ' Shirt ', zh: null })).toEqual({ en: 'Shirt' });
    expect(read(localized(), { fr: 'x' })).toBe(message('errors.unknownFields', { fields: 'fr' }));
    expect(read(localized(3), { zh: 'abcd' })).toBe(`zh: ${longest(3)}`);
  });
  test.each([
    [{ en: 'Shirt' }, { en: 'Shirt' }],
    [{ zh: '衬衫' }, { zh: '衬衫' }],
    [
      { en: '', zh: '衬衫' },
      { en: '', zh: '衬衫' },
    ],
    [{}, `en: ${REQUIRED}`],
    [{ en: '', zh: ' ' }, `en: ${REQUIRED}`],
  ])('that is required needs one of them: %j', (given, expected) => {
    expect(read(requiredLocalized(), given)).toEqual(expected);
  });
});

test('a field that is left out or null has its default, and every other value is kept', () => {
  const withDefault = orDefault(z.union([z.number(), z.string(), z.boolean()]), 7);
  expect([undefined, null, 0, '', false].map((value) => read(withDefault, value))).toEqual([
    7,
    7,
    0,
    '',
    false,
  ]);
  const without = orNothing(z.union([z.number(), z.string()]));
  expect([undefined, null, 0, ''].map((value) => read(without, value))).toEqual([
    undefined,
    undefined,
    0,
    '',
  ]);
});
