/** What keeps people from sending a form is said at its fields: no button is grey without a word, and no text is cut. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../../client');
const pages = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx'))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

/** The dialog itself says beside the button what it waits for: a number to type, or a box to tick. */
const SAID_BESIDE = [
  'members/erasure/EraseDialog.tsx',
  'members/members/levels/GrantDialog.tsx',
  'ui/feedback/VerbDialog.tsx',
];
const SUBMIT = /<Button\s[^<]*?type="submit"[^<]*?disabled=\{(?<when>[^}]*)\}/g;

test('a form can be sent at any time, and says what is missing', () => {
  const grey = pages.flatMap(({ file, text }) =>
    [...text.matchAll(SUBMIT)]
      .filter(({ groups }) => groups?.when !== 'pending')
      .map(() => file.replaceAll('\\', '/')),
  );
  expect(grey.sort()).toEqual(SAID_BESIDE);
});

/** A code from a device, which has no more characters. */
const CODES = ['layout/CodeStep.tsx'];

test('a text that is too long is said to be so and is not cut while it is typed', () => {
  const cutting = pages.filter(
    ({ text }) =>
      /\bmaxLength: /.test(text.replace(/maxLength: number/g, '')) ||
      /target\.value\.slice\(0/.test(text),
  );
  expect(cutting.map(({ file }) => file.replaceAll('\\', '/')).sort()).toEqual(CODES);
});
