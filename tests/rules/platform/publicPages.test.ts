/** Pages for people without an account: escaping, the limit of requests, and secrets. */
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readFormBytes } from '#server/platform/publicPages/formBytes';
import { failureContent } from '#server/platform/publicPages/frame';
import { html, lines } from '#server/platform/publicPages/html';
import { RateLimit } from '#server/platform/publicPages/limits';
import { newToken, publicPath, tokenHash } from '#server/platform/publicPages/tokens';

describe('HTML of public pages', () => {
  test('A text never becomes a tag or ends an attribute', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { text: written } = html`<p title="${text}">${text}</p>`;
        const inner = written.slice('<p title="'.length, -'</p>'.length);
        expect(inner.replace('">', '')).not.toMatch(/[<>]/);
        expect(inner.split('"').length).toBe(2);
      }),
    );
  });
  test('HTML within HTML stays, and nothing is written for null and false', () => {
    const item = html`<b>${'a & b'}</b>`;
    expect(html`<i>${[item, null, false, undefined]}${7}</i>`.text).toBe(
      '<i><b>a &amp; b</b>7</i>',
    );
  });
  test('Line breaks of a text stay, and nothing else of it is HTML', () => {
    expect(lines('a\r\n<b>\nc').text).toBe('a<br>&lt;b&gt;<br>c');
  });
});

test('Photos are only spoken of where photos were sent', () => {
  for (const language of ['en', 'zh'] as const) {
    const said = (hasPhotos: boolean) => {
      const content = failureContent(language, { status: 413, isUnreadable: false, hasPhotos });
      return `${content.title} ${content.body.text}`;
    };
    expect(said(true)).toMatch(/photo|图片/);
    expect(said(false)).not.toMatch(/photo|图片/);
  }
});

describe('The limit of requests', () => {
  test('Within a window the limit is reached with one more than it allows, for each key alone', () => {
    const limit = new RateLimit(2, 1_000);
    expect([limit.take('a', 0), limit.take('a', 1), limit.take('a', 999)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(limit.take('b', 999)).toBe(true);
    expect(limit.take('a', 1_000)).toBe(true);
  });
  test('A clock that was set back begins a new window', () => {
    const limit = new RateLimit(1, 1_000);
    limit.take('a', 5_000);
    expect(limit.take('a', 10)).toBe(true);
  });
});

describe('The bytes of a form', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());
  const refusalOf = (reading: Promise<Buffer>) =>
    reading.then(
      () => null,
      (error: { status?: number }) => error.status,
    );

  test('They are read as they come', async () => {
    const sent = new PassThrough();
    const reading = readFormBytes(sent, 10, 6);
    sent.write('abc');
    sent.end('def');
    expect((await reading).toString()).toBe('abcdef');
  });
  test('Whoever sends nothing for ten seconds is given up, also one who goes on a little before', async () => {
    const sent = new PassThrough();
    const refusal = refusalOf(readFormBytes(sent, 1_000, 500));
    for (let count = 0; count < 19; count++) {
      sent.write('a');
      await vi.advanceTimersByTimeAsync(9_500);
    }
    expect(await refusal).toBe(408);
    const silent = refusalOf(readFormBytes(new PassThrough(), 1_000, 500));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await silent).toBe(408);
  });
  test('A little too much is read to its end, far too much is not read at all', async () => {
    const sent = new PassThrough();
    const refusal = refusalOf(readFormBytes(sent, 10, 15));
    sent.end('a'.repeat(15));
    expect(await refusal).toBe(413);
    const undeclared = new PassThrough();
    const cut = refusalOf(readFormBytes(undeclared, 10, 0));
    undeclared.write('a'.repeat(25));
    expect(await cut).toBe(413);
    expect(await refusalOf(readFormBytes(new PassThrough(), 10, 21))).toBe(413);
  });
  test('One that was broken off is no form', async () => {
    const sent = new PassThrough();
    const refusal = refusalOf(readFormBytes(sent, 10, 6));
    sent.destroy();
    expect(await refusal).toBe(400);
  });
});

test('A token has 256 bits that no other has, and only its hash is stored', () => {
  const { token, hash } = newToken();
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect(newToken().token).not.toBe(token);
  expect(hash).toBe(tokenHash(token));
  expect(hash).not.toContain(token);
  expect(publicPath('ticket', token)).toBe(`/s/ticket/${token}`);
});
