import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  AttributeInput,
  type AttributeType,
  type AttributeValue,
} from '#contract/catalog/attributes';
import {
  decodeValue,
  encodeValue,
  isEmptyValue,
  valueError,
} from '#server/catalog/attributes/rules';

const options = [
  { code: 'red', names: { en: 'Red' }, colour: '#ff0000' },
  { code: 'blue', names: { zh: '蓝' } },
];
const kind = (type: AttributeType) => ({
  type,
  options: type === 'choice' || type === 'colour' ? options : [],
});

describe('valueError', () => {
  test.each<[AttributeType, AttributeValue, string | undefined]>([
    ['text', { en: 'Cotton', zh: '棉' }, undefined],
    ['text', 'Cotton', undefined],
    ['text', 7, 'errors.wrongType'],
    ['text', true, 'errors.wrongType'],
    ['number', 12.5, undefined],
    ['number', -3, undefined],
    ['number', '12', 'ra.validation.number'],
    ['number', Number.NaN, 'ra.validation.number'],
    ['number', Number.POSITIVE_INFINITY, 'ra.validation.number'],
    ['boolean', false, undefined],
    ['boolean', 'false', 'errors.wrongType'],
    ['boolean', 0, 'errors.wrongType'],
    ['date', '2024-02-29', undefined],
    ['date', '2025-02-29', 'errors.day'],
    ['date', '2025-02-30', 'errors.day'],
    ['date', '2025-13-01', 'errors.day'],
    ['date', '2025-1-1', 'errors.day'],
    ['date', '2025-01-01T00:00:00Z', 'errors.day'],
    ['date', 20_250_101, 'errors.day'],
    ['choice', 'red', undefined],
    ['choice', 'Red', 'attributes.errors.unknownOption'],
    ['choice', true, 'attributes.errors.unknownOption'],
    ['colour', 'blue', undefined],
    ['colour', '#ff0000', 'attributes.errors.unknownOption'],
  ])('a value of type %s that is %j gives the error %s', (type, value, error) => {
    expect(valueError(kind(type), value)).toBe(error);
  });
});

describe('isEmptyValue', () => {
  test.each([null, undefined, '', {}, { en: '' }, { en: '', zh: '' }])(
    'the value %j is empty',
    (value) => {
      expect(isEmptyValue(value)).toBe(true);
    },
  );
  test.each([0, false, 'x', { zh: '棉' }])('the value %j is not empty', (value) => {
    expect(isEmptyValue(value)).toBe(false);
  });
});

describe('stored attribute values', () => {
  const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
  const values: Record<AttributeType, fc.Arbitrary<AttributeValue>> = {
    text: fc.oneof(
      fc.record({ en: word }),
      fc.record({ zh: word }),
      fc.record({ zh: word, en: word }),
    ),
    // Minus zero is zero.
    number: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    boolean: fc.boolean(),
    date: fc
      .date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    choice: fc.constantFrom('red', 'blue'),
    colour: fc.constantFrom('red', 'blue'),
  };
  test.each(Object.entries(values))(
    'a %s value is read back exactly as it was stored',
    (type, arbitrary) => {
      fc.assert(
        fc.property(arbitrary, (value) => {
          const given = type as AttributeType;
          expect(valueError(kind(given), value)).toBeUndefined();
          expect(decodeValue(given, encodeValue(given, value))).toEqual(value);
        }),
      );
    },
  );
  test('localized text is stored the same in whatever order its languages are given', () => {
    expect(encodeValue('text', { zh: '棉', en: 'Cotton' })).toBe(
      encodeValue('text', { en: 'Cotton', zh: '棉' }),
    );
    expect(encodeValue('text', 'Cotton')).toBe(encodeValue('text', { en: 'Cotton', zh: '' }));
  });
});

describe('AttributeInput', () => {
  const base = { code: 'colour', names: { en: 'Colour' } };
  const keysOf = (input: object) =>
    AttributeInput.safeParse(input).error?.issues.map(
      ({ path, message }) => `${path.join('.')} ${message}`,
    ) ?? [];

  test('a choice or colour attribute needs options, and other types take none', () => {
    expect(keysOf({ ...base, type: 'choice', options })).toEqual([]);
    expect(keysOf({ ...base, type: 'colour' })).toEqual([
      'options attributes.errors.optionsRequired',
    ]);
    expect(keysOf({ ...base, type: 'number', options })).toEqual([
      'options attributes.errors.noOptions',
    ]);
  });
  test('an option code occurs once, and a colour is written as #rrggbb', () => {
    expect(keysOf({ ...base, type: 'choice', options: [options[0], options[0]] })).toEqual([
      'options.1.code errors.taken',
    ]);
    expect(
      keysOf({ ...base, type: 'colour', options: [{ ...options[0], colour: 'red' }] }),
    ).toEqual(['options.0.colour attributes.errors.colour']);
  });
  test.each(['Colour', 'co lour', '-x', '', 'x'.repeat(81), '颜色'])(
    'the attribute code %j is refused',
    (code) => {
      expect(AttributeInput.safeParse({ ...base, code, type: 'text' }).success).toBe(false);
    },
  );
});
