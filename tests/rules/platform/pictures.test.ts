import { expect, test } from 'vitest';
import { altIn, altText, moved, withAlt } from '../../../client/catalog/products/pictures/order.ts';
import {
  hashOfAddress,
  isPictureAddress,
  pictureAddress,
  sizedAddress,
} from '#rules/platform/pictures';
import { refusalOf } from '#server/platform/pictures/encode';
import { Slots } from '#server/platform/http/slots';

const HASH = '0123456789abcdef'.repeat(4);

test('an address names a stored picture in a size, and any other address stays as it is', () => {
  const url = pictureAddress(HASH);
  expect(url).toBe(`/api/pictures/${HASH}/large.webp`);
  expect(sizedAddress(url, 'small')).toBe(`/api/pictures/${HASH}/small.webp`);
  expect(hashOfAddress(url)).toBe(HASH);
  for (const other of [
    'https://example.com/a.jpg',
    `${url}?x`,
    url.toUpperCase(),
    '/api/pictures/../large.webp',
  ]) {
    expect(hashOfAddress(other)).toBeNull();
    expect(sizedAddress(other, 'small')).toBe(other);
  }
});

test('a whole address as stores send it back is that of the same picture, and keeps its host', () => {
  const url = `https://console.example.com:8443${pictureAddress(HASH)}`;
  expect(hashOfAddress(url)).toBe(HASH);
  expect(sizedAddress(url, 'small')).toBe(
    `https://console.example.com:8443${pictureAddress(HASH, 'small')}`,
  );
  for (const other of ['https://', 'https://example.com/cdn', 'ftp://example.com'])
    expect(hashOfAddress(other + pictureAddress(HASH))).toBeNull();
});

test.each([
  ['Input buffer has corrupt header: heif: Invalid box size', 'pictures.errors.damaged'],
  ['VipsJpeg: premature end of JPEG image', 'pictures.errors.damaged'],
  ['vipspng: libpng read error', 'pictures.errors.damaged'],
  ['gifload_buffer: Invalid frame data', 'pictures.errors.damaged'],
  ['webp2vips: unable to read pixels', 'pictures.errors.damaged'],
  ['source: bad seek to 900', 'pictures.errors.damaged'],
  ['timeout: 25% complete', 'timeout: 25% complete'],
  ['out of memory --- size == 48MB', 'out of memory --- size == 48MB'],
  ['webpsave_buffer: unable to encode', 'webpsave_buffer: unable to encode'],
])('only what is wrong with the picture itself is refused: %s', (text, told) => {
  expect(refusalOf(new Error(text)).message).toBe(told);
});

test('an item moves to a place of the list and to none outside of it', () => {
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  for (const [from, to] of [
    [0, -1],
    [0, 3],
    [1, 1],
    [3, 0],
  ] as const)
    expect(moved(['a', 'b', 'c'], from, to)).toEqual(['a', 'b', 'c']);
});

test('a text for every language becomes one for each when it is edited', () => {
  expect(altIn('Cup', 'zh')).toBe('Cup');
  expect(withAlt('Cup', 'zh', '杯')).toEqual({ en: 'Cup', zh: '杯' });
  expect(altText({ en: 'Cup' }, 'zh')).toBe('Cup');
  expect([altIn(undefined, 'en'), altText(null, 'en')]).toEqual(['', '']);
});

test('work waits for a place in its order, and what would wait too long is refused', async () => {
  const slots = new Slots(1, 1, () => new Error('busy'));
  const order: number[] = [];
  let finish = () => {};
  const first = slots.run(() => new Promise<void>((resolve) => (finish = resolve)));
  const second = slots.run(async () => void order.push(2));
  await expect(slots.run(async () => void order.push(3))).rejects.toThrow('busy');
  finish();
  await Promise.all([first, second]);
  await slots.run(async () => void order.push(4));
  expect(order).toEqual([2, 4]);
});

test('an address below that of stored pictures is known as one, perhaps of none', () => {
  expect(
    [
      pictureAddress(HASH),
      '/api/pictures/x',
      'https://x.example/api/pictures/',
      '/api/products',
    ].map(isPictureAddress),
  ).toEqual([true, true, false, false]);
});
