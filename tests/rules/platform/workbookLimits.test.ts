/** What reading a workbook may cost, whatever its archive says. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { readInThread } from '#server/platform/imports/workbook';
import { rowOf, workbookOf } from './xlsx.ts';

const folder = mkdtempSync(join(tmpdir(), 'console-workbook-'));
const path = join(folder, 'goods.xlsx');
beforeAll(async () => {
  const row = ['sku', 'name', 'price'].map((value) => ({ value, type: String }));
  const data = Array.from({ length: 20_000 }, () => row);
  writeFileSync(path, await writeWorkbook(data, { sheet: 'Goods' }).toBuffer());
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a workbook that takes too much memory or time is refused as too large, and others are read', async () => {
  await expect(readInThread(path, undefined, { heapMb: 16 })).rejects.toThrow('hugeWorkbook');
  await expect(readInThread(path, undefined, { timeoutMs: 1 })).rejects.toThrow('hugeWorkbook');
  expect((await readInThread(path)).sheets).toEqual([{ name: 'Goods', rows: 20_000 }]);
});

const CELLS = rowOf({ A1: 'sku', B1: 'price' }) + rowOf({ A2: 'MUG', B2: '4.50' });
const TEXT = 'sku,price\nMUG,4.50\n';
const read = (workbook: Buffer) => {
  const file = join(folder, 'made.xlsx');
  writeFileSync(file, workbook);
  return readInThread(file);
};

test.each([
  ['a far cell', workbookOf(CELLS + rowOf({ XFD1048576: 'x' }))],
  ['more unpacked than is read', workbookOf(CELLS + ' '.repeat(210 * 1024 * 1024))],
])('a small workbook with %s is refused as too large', async (_, workbook) => {
  await expect(read(workbook)).rejects.toThrow('hugeWorkbook');
});

test.each([
  ['everything', 'A1:XFD1048576'],
  ['the first cell only', 'A1'],
])('a sheet that claims to hold %s is read by its cells', async (_, ref) => {
  const dimension = `<dimension ref="${ref}"/>`;
  expect((await read(workbookOf(CELLS, { dimension }))).text).toBe(TEXT);
});

test('a far cell that only has a format is empty', async () => {
  const { sheets, text } = await read(workbookOf(`${CELLS}<row><c r="XFD1048576" s="1"/></row>`));
  expect(sheets).toEqual([{ name: 'Goods', rows: 2 }]);
  expect(text).toBe(TEXT);
});

test('the name of a sheet is read without the entities of its file', async () => {
  expect((await read(workbookOf(CELLS, { name: 'Q&amp;A &#x4ef7;' }))).sheet).toBe('Q&A 价');
});

test('reading ends at once when it is called off', async () => {
  const call = new AbortController();
  const reading = readInThread(path, undefined, { signal: call.signal });
  call.abort(new Error('called off'));
  await expect(reading).rejects.toThrow('called off');
  await expect(readInThread(path, undefined, { signal: call.signal })).rejects.toThrow(
    'called off',
  );
});
