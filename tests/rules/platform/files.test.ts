/** Files that are written whole or not at all. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { storedSecret } from '#server/platform/access/storedSecret';
import { createFile, replaceFile } from '#server/platform/files/replaceFile';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'console-files-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const path = (name: string) => join(folder, name);

test('a file whose writing fails keeps its earlier content and leaves nothing else behind', async () => {
  await replaceFile(path('a'), (temporary) => writeFile(temporary, 'first'));
  const failing = replaceFile(path('a'), async (temporary) => {
    await writeFile(temporary, 'sec');
    throw new Error('disk full');
  });
  await expect(failing).rejects.toThrow('disk full');
  expect(readFileSync(path('a'), 'utf8')).toBe('first');
  await replaceFile(path('a'), (temporary) => writeFile(temporary, 'second'));
  expect(readFileSync(path('a'), 'utf8')).toBe('second');
  expect(readdirSync(folder)).toEqual(['a']);
});
test('a file that exists is not created again', async () => {
  await createFile(path('a'), (temporary) => writeFile(temporary, 'first'));
  await createFile(path('a'), (temporary) => writeFile(temporary, 'second'));
  expect(readFileSync(path('a'), 'utf8')).toBe('first');
  expect(readdirSync(folder)).toEqual(['a']);
});
test('servers that start at the same time have the same secret, which only the owner may read', async () => {
  const data = path('data');
  const secrets = await Promise.all(Array.from({ length: 8 }, () => storedSecret(data)));
  expect(new Set(secrets).size).toBe(1);
  expect(secrets[0]).toMatch(/^[\w-]{43}$/);
  expect(await storedSecret(data)).toBe(secrets[0]);
  expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600);
});
test.each(['', '\n', 'x'.repeat(31), ` ${'x'.repeat(31)} `])(
  'a stored secret %j is refused and not replaced',
  async (text) => {
    writeFileSync(path('secret'), text);
    await expect(storedSecret(folder)).rejects.toThrow('fewer than 32 characters');
    expect(readFileSync(path('secret'), 'utf8')).toBe(text);
  },
);
