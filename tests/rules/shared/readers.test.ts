import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatAmount, parseWhole, toPlain } from '#shared/amounts';
import { readOff, typedFolds } from '#shared/folds';
import {
  readAmount,
  readCount,
  readPlain,
  readRate,
  type Reading,
  valueOrNull,
} from '#shared/numbers';

const outcomeOf = (reading: Reading) => (typeof reading === 'number' ? reading : reading.reason);

describe('reading a number without a unit', () => {
  test.each<[typed: string, expected: number | string]>([
    ['750', 750],
    ['-1.5', -1.5],
    ['1,234', 1234],
    ['１２．５', 12.5],
    ['0.0000001', 0.0000001],
    ['1,5', 'ambiguous'],
    ['1e3', 'notANumber'],
    ['', 'noAmount'],
  ])('the number %j is read as %j', (typed, expected) => {
    expect(outcomeOf(readPlain(typed))).toBe(expected);
  });
  test('a number that is written is read as the same one', () => {
    expect(toPlain(1e-7)).toBe('0.0000001');
    fc.assert(
      fc.property(fc.double({ min: -999e12, max: 999e12, noNaN: true }), (value) => {
        expect(readPlain(toPlain(value)) === value).toBe(true);
      }),
    );
  });
});

describe('reading an amount', () => {
  test.each<[typed: string, currency: string, decimals: number, expected: number | string]>([
    ['12', 'CNY', 2, 1200],
    ['12.5', 'CNY', 2, 1250],
    ['12.', 'CNY', 2, 1200],
    ['+12', 'CNY', 2, 1200],
    ['-3.10', 'CNY', 2, -310],
    ['−3.10', 'CNY', 2, -310],
    ['-0', 'CNY', 2, 0],
    ['12.00', 'JPY', 0, 12],
    ['12.500', 'CNY', 2, 1250],
    ['1.234', 'KWD', 3, 1234],
    ['１２．５', 'CNY', 2, 1250],
    [' 7 ', 'CNY', 2, 700],
    ['1,234', 'CNY', 2, 123_400],
    ['1,980', 'JPY', 0, 1980],
    ['1,234.50', 'CNY', 2, 123_450],
    ['1,234.500', 'KWD', 3, 1_234_500],
    ['1,234,567', 'KWD', 3, 1_234_567_000],
    ['1 234.50', 'CNY', 2, 123_450],
    ["1'234.50", 'CNY', 2, 123_450],
    ['¥1,234.50', 'CNY', 2, 123_450],
    ['￥ 99', 'CNY', 2, 9900],
    ['99元', 'CNY', 2, 9900],
    ['50万', 'CNY', 2, 50_000_000],
    ['１．５ 万元', 'CNY', 2, 1_500_000],
    ['¥3千', 'CNY', 2, 300_000],
    ['1,200万', 'CNY', 2, 1_200_000_000],
    ['2亿', 'JPY', 0, 200_000_000],
    ['万', 'CNY', 2, 'notANumber'],
    ['1,5万', 'CNY', 2, 'ambiguous'],
    ['1万万', 'CNY', 2, 'notANumber'],
    ['cny 99.9', 'CNY', 2, 9990],
    ['99.9 CNY', 'CNY', 2, 9990],
    ['', 'CNY', 2, 'noAmount'],
    ['¥', 'CNY', 2, 'noAmount'],
    ['1234,50', 'CNY', 2, 'ambiguous'],
    ['1.234,50', 'CNY', 2, 'ambiguous'],
    ['1,23', 'CNY', 2, 'ambiguous'],
    ['-1,5', 'CNY', 2, 'ambiguous'],
    ['1,234', 'KWD', 3, 'ambiguous'],
    ['1.234.567', 'CNY', 2, 'ambiguous'],
    ['1.5.3', 'CNY', 2, 'notANumber'],
    ['1,5.3', 'CNY', 2, 'notANumber'],
    ['1,23,456', 'CNY', 2, 'notANumber'],
    ['12.34,5', 'CNY', 2, 'notANumber'],
    ['12.345', 'CNY', 2, 'tooFine'],
    ['1.5', 'JPY', 0, 'tooFine'],
    ['€12', 'CNY', 2, 'otherCurrency'],
    ['12 USD', 'CNY', 2, 'otherCurrency'],
    ['1 2', 'CNY', 2, 'notANumber'],
    ['.5', 'CNY', 2, 'notANumber'],
    ['1e5', 'CNY', 2, 'notANumber'],
    ['--1', 'CNY', 2, 'notANumber'],
    ['twelve', 'CNY', 2, 'notANumber'],
    ['99999999999999999', 'CNY', 2, 'absurd'],
  ])(
    'the amount %j in %s is read as %j with %i decimals',
    (typed, currency, decimals, expected) => {
      expect(outcomeOf(readAmount(typed, { currency, decimals }))).toBe(expected);
    },
  );
  test('an ambiguous amount is refused with an unambiguous suggestion', () => {
    const setting = { currency: 'CNY', decimals: 2 };
    expect(readAmount('1.234,50', setting)).toMatchObject({ args: { form: '1234.50' } });
    expect(readAmount('1234,50', setting)).toMatchObject({ args: { form: '1234.50' } });
    expect(readAmount('1.234.567', setting)).toMatchObject({ args: { form: '1234567' } });
  });
  test('an amount is read in the form in which files contain it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 12), max: 10 ** 12 }),
        fc.constantFrom(0, 2, 3),
        (amount, decimals) =>
          readAmount(formatAmount(amount, decimals), { currency: 'CNY', decimals }) === amount,
      ),
    );
  });
});

describe('reading a rate', () => {
  test.each<[typed: string, expected: number | string]>([
    ['20', 2000],
    ['12.25 %', 1225],
    ['12.25%', 1225],
    ['12.', 1200],
    ['12.500', 1250],
    ['+5', 500],
    ['-5', -500],
    ['−5', -500],
    ['', 'noAmount'],
    ['%', 'noAmount'],
    ['1.234', 'tooFine'],
    ['12,5', 'ambiguous'],
    ['1,234', 'ambiguous'],
    ['1 2', 'notANumber'],
    ['a', 'notANumber'],
  ])('the rate %j is read as %j', (typed, expected) => {
    expect(outcomeOf(readRate(typed))).toBe(expected);
  });
});

describe('reading a count', () => {
  test.each<[typed: string, expected: number | string]>([
    ['12', 12],
    [' 12 ', 12],
    ['１２', 12],
    ['+12', 12],
    ['-6', -6],
    ['', 'noAmount'],
    ['1,234', 1234],
    ['-1 234 567', -1_234_567],
    ['1,234,567', 1_234_567],
    ['１，０００', 1000],
    ['6.0', 'notANumber'],
    ['1e3', 'notANumber'],
    ['1234567890', 'absurd'],
  ])('the count %j is read as %j', (typed, expected) => {
    expect(outcomeOf(readCount(typed))).toBe(expected);
  });
  test.each([
    ['6.500', '6500'],
    ['-1.234.567', '-1234567'],
  ])('the count %j is refused with the advice to write %j', (typed, form) => {
    expect(readCount(typed)).toEqual({ reason: 'ambiguous', args: { form } });
  });
  test.each(['6,5', '6.5', '1,234.567', '65,00'])('the count %j is no number', (typed) => {
    expect(outcomeOf(readCount(typed))).toBe('notANumber');
  });
  test.each([
    ['0000000000', 0],
    ['0000000012', 12],
    ['999999999', 999_999_999],
    ['1000000000', null],
  ])('the count %j is %j for the form reader and the file reader', (text, expected) => {
    expect([valueOrNull(readCount(text)), parseWhole(text)]).toEqual([expected, expected]);
  });
  test('a count is read the same by the form reader and the file reader', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789+-., ') }), (text) => {
        expect(valueOrNull(readCount(text))).toBe(parseWhole(text));
      }),
    );
  });
});

describe('reading a reduction', () => {
  test.each<[typed: string, inFolds: boolean, expected: number | string]>([
    ['20', false, 2000],
    ['20%', false, 2000],
    ['20 %', true, 2000],
    ['80%', false, 8000],
    ['80%', true, 'ambiguous'],
    ['50%', true, 5000],
    ['100%', true, 10_000],
    ['8折', false, 2000],
    ['8', true, 2000],
    ['８．５', true, 1500],
    ['85', true, 'ambiguous'],
    ['20', true, 'ambiguous'],
    ['10', true, 'absurd'],
    ['85折', false, 1500],
    ['打 7 折', true, 3000],
    ['八五折', true, 1500],
    ['九折', false, 1000],
    ['9.9', true, 100],
    ['0.1', true, 'ambiguous'],
    ['0.8', true, 'ambiguous'],
    ['0.999', true, 'ambiguous'],
    ['0.8折', true, 9200],
    ['0.8折', false, 9200],
    ['1', true, 9000],
    ['0', true, 10_000],
    ['', true, 'noAmount'],
    ['10折', true, 'absurd'],
    ['20折', true, 'absurd'],
    ['100', true, 'absurd'],
    ['8,5', true, 'ambiguous'],
    ['9.9999', true, 'tooFine'],
    ['half', true, 'notANumber'],
  ])('%j in a field of folds (%j) is %j', (typed, inFolds, expected) => {
    expect(outcomeOf(readOff(typed, { inFolds }))).toBe(expected);
  });
  test('what is shown in folds is read as the same reduction', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (bps) => {
        expect(readOff(typedFolds(bps), { inFolds: true })).toBe(bps);
      }),
    );
  });
});

test.each([
  ['3万', 30_000],
  ['1.5万', 15_000],
  ['１２', 12],
  ['1.5', 'notANumber'],
  ['0.00001万', 'tooFine'],
  ['99亿', 'absurd'],
] as const)('the number of things %j is %j', (typed, expected) => {
  expect(outcomeOf(readCount(typed))).toBe(expected);
});

describe('the full stop of a keyboard for Chinese', () => {
  const CNY = { currency: 'CNY', decimals: 2 };
  const READERS: Readonly<Record<string, (typed: string) => Reading>> = {
    amount: (typed) => readAmount(typed, CNY),
    plain: readPlain,
    rate: readRate,
    count: readCount,
    off: (typed) => readOff(typed, { inFolds: false }),
    folds: (typed) => readOff(typed, { inFolds: true }),
  };
  const FIGURES = ['129.5', '0.5', '8.25', '1,234.50', '1.5万', '¥9.9', '8.5折', '12.5 %', '1.2.3'];
  test.each(Object.keys(READERS))('between digits is read as a point: %s', (reader) => {
    const read = READERS[reader]!;
    const plain = FIGURES.map((figure) => [figure, read(figure)]);
    for (const sign of ['。', '｡', '．'])
      expect(FIGURES.map((figure) => [figure, read(figure.replaceAll('.', sign))])).toEqual(plain);
  });
  test.each(Object.keys(READERS))(
    'and characters that nobody sees change no figure: %s',
    (reader) => {
      const read = READERS[reader]!;
      const plain = FIGURES.map((figure) => [figure, read(figure)]);
      for (const unseen of ['\u200b', '\ufeff', '\u2060', '\u200e'])
        for (const copied of [`${unseen}*`, `*${unseen}`])
          expect(FIGURES.map((figure) => [figure, read(copied.replace('*', figure))])).toEqual(
            plain,
          );
    },
  );
  test('is no point elsewhere', () => {
    expect(outcomeOf(readAmount('129。5', CNY))).toBe(12_950);
    const others = ['129。', '。5', '129。。5', '好。'];
    expect(others.map((typed) => outcomeOf(readAmount(typed, CNY)))).toEqual(
      others.map(() => 'notANumber'),
    );
  });
});
