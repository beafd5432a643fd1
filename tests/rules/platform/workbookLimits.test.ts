/** What reading a workbook may cost, whatever its archive says. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { readInThread } from '#server/platform/imports/workbook';

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
