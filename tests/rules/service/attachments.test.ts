/** Names and texts of attachments. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ATTACHMENT_TYPES } from '#contract/service/attachments';
import { attachmentName, isNamedText, isPicture, isPlainText } from '#rules/service/attachments';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the name of an attachment', () => {
  test.each([
    ['photo.JPG', 'image/webp', 'photo.webp'],
    ['C:\\Users\\li\\invoice.html', 'application/pdf', 'invoice.pdf'],
    ['../../etc/passwd', 'text/plain', 'passwd.txt'],
    ['..', 'text/plain', 'file.txt'],
    ['发票.final.pdf', 'application/pdf', '发票.final.pdf'],
    ['photo\u202Egpj.exe', 'video/mp4', 'photogpj.mp4'],
    ['.htaccess', 'text/plain', 'file.txt'],
    ['.. .report .pdf', 'application/pdf', 'report.pdf'],
    ['a:b*c?.png', 'image/webp', 'abc.webp'],
  ] as const)('%s as %s is called %s', (sent, type, expected) => {
    expect(attachmentName(sent, type)).toBe(expected);
  });
  test('a long name is cut before its ending', () => {
    expect(attachmentName(`${'x'.repeat(300)}.pdf`, 'application/pdf')).toBe(
      `${'x'.repeat(150)}.pdf`,
    );
  });
  test('no name leads to a folder, has an ending of its own, or is longer than file systems allow', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (sent) => {
        const name = attachmentName(sent, 'application/pdf');
        expect(name).toMatch(/^[^/\\]+\.pdf$/u);
        expect(name.startsWith('.')).toBe(false);
        expect(name.length).toBeLessThanOrEqual(154);
      }),
    );
  });
});

describe('plain text', () => {
  test.each([
    ['text', true],
    ['two words', true],
    ['第一行\r\n\tsecond', true],
    ['', true],
    ['  <svg onload=alert(1)>', false],
    ['\uFEFF<html>', false],
    ['a\u0000b', false],
    ['a\u001Bb', false],
    ['a\u001Fb', false],
    ['a\u007Fb', false],
    ['one\fpage', true],
  ])('%j is text: %s', (content, expected) => {
    expect(isPlainText(bytes(content))).toBe(expected);
  });
  test('bytes that are no UTF-8 are no text', () => {
    expect(isPlainText(Uint8Array.of(0xb7, 0xa2))).toBe(false);
  });
});

test.each([
  ['note.txt', true],
  [' NOTE.TXT ', true],
  ['note.txt.exe', false],
  ['notetxt', false],
  ['', false],
])('the name “%s” says that it is text: %s', (name, is) => {
  expect(isNamedText(name)).toBe(is);
});

test('only pictures are shown as pictures', () => {
  expect(ATTACHMENT_TYPES.filter((type) => isPicture({ type }))).toEqual(['image/webp']);
});
