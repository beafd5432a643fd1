/** Pages for people without an account: escaping, the limit of requests, and secrets. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
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

test('A token has 256 bits that no other has, and only its hash is stored', () => {
  const { token, hash } = newToken();
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect(newToken().token).not.toBe(token);
  expect(hash).toBe(tokenHash(token));
  expect(hash).not.toContain(token);
  expect(publicPath('ticket', token)).toBe(`/s/ticket/${token}`);
});
