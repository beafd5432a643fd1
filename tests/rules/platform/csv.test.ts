import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine } from '#server/platform/exports/csvWriter';
import { escapeFormula, unescapeFormula } from '#shared/formulas';
import { CsvFault } from '#server/platform/imports/csvRow';
import { CsvReader } from '#server/platform/imports/csvReader';
import {
  type Delimiter,
  detectDelimiter,
  namedDelimiter,
} from '#server/platform/imports/delimiter';
import { withNewlines } from '#server/platform/imports/lineEnds';
import { joinList, joinParts, splitList, splitParts } from '#server/platform/imports/cellLists';

const read = (text: string, delimiter: Delimiter = ',', size = text.length || 1) => {
  const reader = new CsvReader(delimiter);
  const rows = [];
  for (let index = 0; index < text.length; index += size)
    rows.push(...reader.push(text.slice(index, index + size)));
  return [...rows, ...reader.end()];
};
const cells = (text: string, delimiter?: Delimiter) =>
  read(text, delimiter).map((row) => row.cells);

describe('reading CSV', () => {
  test('rows and cells are split at any line ending', () => {
    expect(cells('a,b\n1,2\r\n3,\n')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', ''],
    ]);
    expect(cells('a,b')).toEqual([['a', 'b']]);
    expect(cells('')).toEqual([]);
  });
  test('delimiters, quotes and newlines inside quotes belong to the cell', () => {
    expect(cells('"a,b","say ""hi""","two\nlines"\nx,y,z')).toEqual([
      ['a,b', 'say "hi"', 'two\nlines'],
      ['x', 'y', 'z'],
    ]);
  });
  test('a quote inside a cell and text after a closing quote are accepted', () => {
    expect(cells('5" nails,1\n"a"b,2')).toEqual([
      ['5" nails', '1'],
      ['ab', '2'],
    ]);
  });
  test('line numbers count physical lines, including newlines in quotes and blank lines', () => {
    expect(read('h\n"a\nb\nc"\n\nd\n').map(({ line }) => line)).toEqual([1, 2, 6]);
  });
  test('a quote that never closes is reported with the line on which it was opened', () => {
    expect(() => read('a,b\n1,2\n3,"open\nand on')).toThrow(
      expect.objectContaining({ key: 'imports.errors.openQuote', line: 3 }),
    );
    expect(() => read('"')).toThrow(CsvFault);
  });
  test('a file is read the same however its text is divided into chunks', () => {
    const text = 'a,"b ""c""",d\r\n1,"x\r\ny",3\r\n"",,\r\nlast,row,"end"';
    const whole = read(text);
    for (let size = 1; size < text.length; size++) expect(read(text, ',', size)).toEqual(whole);
  });
  test.each([
    ['a,b,c', ','],
    ['a;b;c', ';'],
    ['a\tb\tc', '\t'],
    ['"a;b;c;d",e', ','],
    ['single', ','],
  ])('the delimiter of the header %j is detected', (header, delimiter) =>
    expect(detectDelimiter(header)).toBe(delimiter),
  );
});

describe('writing CSV', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+cmd', "'+cmd"],
    ['@sum', "'@sum"],
    ['-2+3', "'-2+3"],
    ['\tx', "'\tx"],
    ['＝1', "'＝1"],
    ["'=x", "''=x"],
    ['-12.50', '-12.50'],
    ['+86', '+86'],
    ['plain', 'plain'],
    ["'quoted", "'quoted"],
  ])('the cell %j is escaped as %j', (text, guarded) => expect(escapeFormula(text)).toBe(guarded));
  test('a line quotes the cells that need it and ends as in Excel', () => {
    expect(csvLine(['a,b', 'say "hi"', 'x\ny', null, 3, true])).toBe(
      '"a,b","say ""hi""","x\ny",,3,true\r\n',
    );
  });
});

const text = fc.string({
  unit: fc.constantFrom(...'ab"\',;\t\n\r=+-@1 .\\|é中'.split('')),
  maxLength: 12,
});

describe('reading what was written', () => {
  test('any written rows are read back unchanged', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(text, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 7 }),
        (rows, size) => {
          const written = rows.map(csvLine).join('');
          expect(read(written, ',', size).map((row) => row.cells.map(unescapeFormula))).toEqual(
            rows,
          );
        },
      ),
      { numRuns: 2000 },
    );
  });
  test('no escaped cell can be executed by a spreadsheet', () => {
    fc.assert(
      fc.property(
        text,
        (cell) => !/^[=+\-@\t\r]/.test(escapeFormula(cell)) || /^[+-]?\d+(\.\d+)?$/.test(cell),
      ),
    );
  });
  test('unescaping restores the original cell exactly', () => {
    fc.assert(
      fc.property(text, (cell) => unescapeFormula(escapeFormula(cell)) === cell),
      { numRuns: 2000 },
    );
  });
  test('lists and lists of parts are read back as they were written', () => {
    const item = text.filter((word) => word !== '');
    fc.assert(
      fc.property(fc.array(item, { minLength: 1 }), (items) => {
        expect(splitList(joinList(items))).toEqual(items);
      }),
    );
    const parts = fc.tuple(item, text).map(([head, tail]) => (tail === '' ? [head] : [head, tail]));
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1 }), (items) => {
        expect(splitParts(joinParts(items))).toEqual(items);
      }),
    );
  });
});

describe('line ends', () => {
  const convert = async (text: string, size: number) => {
    let all = '';
    const pieces = async function* () {
      for (let index = 0; index < text.length; index += size) yield text.slice(index, index + size);
    };
    for await (const piece of withNewlines(pieces())) all += piece;
    return all;
  };
  test.each([
    ['a,b\r1,2\r', 'a,b\n1,2\n'],
    ['a,"x\ny"\r1,2', 'a,"x\ny"\n1,2'],
    ['a,b\r\n1,"x\ry"\r\n', 'a,b\r\n1,"x\ry"\r\n'],
    ['a,b\n1,"x\r"\n', 'a,b\n1,"x\r"\n'],
  ])('the text %j is read as %j', async (text, expected) => {
    expect(await convert(text, 1000)).toBe(expected);
    for (const size of [1, 2, 3]) expect(cells(await convert(text, size))).toEqual(cells(expected));
  });
  test('the first line of a file may name the delimiter', () => {
    expect(namedDelimiter('sep=;\r\na;b')).toBe(';');
    expect(namedDelimiter('SEP=\t\na\tb')).toBe('\t');
    expect(namedDelimiter('sep;a\n')).toBeNull();
  });
});
