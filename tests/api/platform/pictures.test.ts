/** Pictures that are uploaded: what is stored of them, what is refused, how they are served and when they are deleted. */
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Picture } from '#contract/platform/pictures';
import { files } from '#db/schema/platform/files';
import { sizedAddress, type PictureSize } from '#rules/platform/pictures';
import { deleteUnusedFiles } from '#server/platform/files/deleteUnused';
import { type Call, openApi, type OpenApi } from '../support/openApi.ts';
import { claiming, jpeg, photo, plain, png } from '../support/pictures.ts';

let api: OpenApi;
let manager: Call;
beforeAll(async () => {
  api = await openApi();
  manager = await api.raw('manager');
});
afterAll(() => api.close());

const DAY = 86_400_000;
const MINUTE = 60_000;
const onFailure = (error: unknown) => {
  throw error;
};
const send = (content: Uint8Array | string, name = 'picture', call = manager) =>
  call<Picture>('POST', `/api/pictures?name=${encodeURIComponent(name)}`, content);
const sent = async (content: Uint8Array) => {
  const { status, body } = await send(content);
  expect({ status, body }).toMatchObject({ status: 201 });
  return body;
};
const served = (url: string) => fetch(`${api.url}${url}`);
const bytesOf = async (url: string, size: PictureSize = 'large') =>
  Buffer.from(await (await served(sizedAddress(url, size))).arrayBuffer());
const rowsOf = () => api.connection.db.select().from(files);

describe('what is stored of a picture', () => {
  test('a picture is stored in three sizes and a small one is not enlarged', async () => {
    const large = await sent(await jpeg(2000, 1000));
    expect(large).toMatchObject({ width: 2000, height: 1000 });
    const widths = async (url: string) =>
      Promise.all(
        (['small', 'medium', 'large'] as const).map(
          async (size) => (await sharp(await bytesOf(url, size)).metadata()).width,
        ),
      );
    expect(await widths(large.url)).toEqual([320, 800, 1600]);
    expect(await widths((await sent(await png(400, 300))).url)).toEqual([320, 400, 400]);
  });
  test('a photo is stored upright and without place, author and other metadata', async () => {
    const content = await photo(400, 200);
    expect((await sharp(content).metadata()).exif?.length).toBeGreaterThan(50);
    const picture = await sent(content);
    expect(picture).toMatchObject({ width: 200, height: 400 });
    const stored = await sharp(await bytesOf(picture.url)).metadata();
    expect(stored).toMatchObject({ width: 200, height: 400, format: 'webp' });
    expect([stored.exif, stored.xmp, stored.iptc, stored.orientation]).toEqual(
      Array(4).fill(undefined),
    );
  });
  test.each(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)(
    'a picture of the type %s is taken',
    async (type) => {
      await sent(await plain(64, 48).toFormat(type).toBuffer());
    },
  );
  test('of an animation the first frame is stored', async () => {
    const frames = [await png(20, 20), await plain(20, 20).negate().png().toBuffer()];
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    expect((await sharp(gif, { animated: true }).metadata()).pages).toBe(2);
    const { url } = await sent(gif);
    expect((await sharp(await bytesOf(url), { animated: true }).metadata()).pages ?? 1).toBe(1);
  });
  test('what is hidden behind a picture is not stored', async () => {
    const script = '<script>alert(document.domain)</script>';
    const { url } = await sent(Buffer.concat([await png(), Buffer.from(script)]));
    expect((await bytesOf(url)).includes(script)).toBe(false);
  });
  test('the content decides what a file is, not its name', async () => {
    expect((await send(await png(), 'photo.jpg')).status).toBe(201);
    expect(await send('just text', 'photo.png')).toMatchObject({
      status: 422,
      body: { errors: { file: 'pictures.errors.type' } },
    });
  });
});

describe('what is refused', () => {
  const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  test.each<[string, () => Promise<Uint8Array | string>, number, string]>([
    ['an SVG', async () => SVG, 422, 'type'],
    ['an SVG with a head', async () => `<?xml version="1.0"?>${SVG}`, 422, 'type'],
    ['a PDF', async () => '%PDF-1.7\n1 0 obj', 422, 'type'],
    ['a page', async () => '<!doctype html><img src=x onerror=alert(1)>', 422, 'type'],
    ['a TIFF', async () => plain(9, 9).tiff().toBuffer(), 422, 'type'],
    ['an MP4', async () => '\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 422, 'video'],
    ['nothing', async () => '', 422, 'empty'],
    ['half a JPEG', async () => (await jpeg(900, 900)).subarray(0, 4000), 422, 'damaged'],
    ['the head of a PNG alone', async () => (await png()).subarray(0, 30), 422, 'damaged'],
    ['too many pixels in a few bytes', () => claiming(60_000, 60_000), 422, 'tooManyPixels'],
    ['more than 15 MB', async () => Buffer.alloc(15 * 1024 * 1024 + 1), 413, 'tooLarge'],
  ])('%s is refused with its reason', async (_, make, status, reason) => {
    const before = (await rowsOf()).length;
    const answer = await send(await make());
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).toContain(`pictures.errors.${reason}`);
    expect((await rowsOf()).length).toBe(before);
    expect(api.faultLines()).toEqual([]);
  });
  test('an unknown parameter is refused with its name', async () => {
    const { status, body } = await manager('POST', '/api/pictures?size=9', await png());
    expect(status).toBe(422);
    expect(JSON.stringify(body)).toContain('size');
  });
  test('only roles that edit products or points rewards may upload', async () => {
    const statuses = await Promise.all(
      (['owner', 'manager', 'agent', 'marketer', 'analyst'] as const).map(
        async (role) => (await send(await png(), '', await api.raw(role))).status,
      ),
    );
    expect(statuses).toEqual([201, 201, 403, 201, 403]);
    expect((await send(await png(), '', await api.raw(null))).status).toBe(401);
  });
});

describe('how a picture is served', () => {
  test('anybody sees it, for ever the same, and nothing in it can run', async () => {
    const { url } = await sent(await png());
    const response = await served(url);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    const head = await fetch(`${api.url}${url}`, { method: 'HEAD' });
    expect([head.status, Number(head.headers.get('content-length'))]).toEqual([
      200,
      (await response.arrayBuffer()).byteLength,
    ]);
  });
  test.each([
    `/api/pictures/${'0'.repeat(64)}/large.webp`,
    `/api/pictures/${'0'.repeat(64)}/huge.webp`,
    '/api/pictures/..%2f..%2fsecret/large.webp',
    `/api/pictures/${'0'.repeat(62)}%2f%2e/large.webp`,
  ])('what is not stored is not found, and that is not cached: %s', async (path) => {
    const response = await served(path);
    expect([response.status, response.headers.get('cache-control')]).toEqual([404, 'no-store']);
  });
});

describe('the same picture twice', () => {
  test('two servers that are sent the same picture at once store it once', async () => {
    const other = await api.sibling();
    try {
      const [content, second] = [await jpeg(700, 500), await other.raw('manager')];
      const before = (await rowsOf()).length;
      const answers = await Promise.all([send(content), send(content, 'b', second), send(content)]);
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
      expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
      expect((await rowsOf()).length).toBe(before + 1);
      expect((await bytesOf(answers[0].body.url)).length).toBeGreaterThan(0);
    } finally {
      await other.close();
    }
  });
});

describe('pictures of products', () => {
  const input = (images: unknown[]) => ({
    names: { en: 'Cup' },
    variants: [{ basePrice: 1000 }],
    images,
  });
  const create = async (images: unknown[]) =>
    manager<{ id: number; version: number; images: unknown[] }>(
      'POST',
      '/api/products',
      input(images),
    );
  test('a product keeps its pictures in order, with texts in both languages or one for all', async () => {
    const [first, second] = [await sent(await png()), await sent(await png())];
    const images = [
      { url: first.url, alt: { en: 'From above', zh: '俯视' } },
      { url: second.url, alt: 'Side' },
      { url: 'https://example.com/elsewhere.jpg', alt: '' },
    ];
    const { status, body } = await create(images);
    expect([status, body.images]).toEqual([201, images]);
  });
  test('an address of this store under which nothing is stored is refused at its place', async () => {
    const gone = `/api/pictures/${'a'.repeat(64)}/large.webp`;
    expect(await create([{ url: 'https://example.com/1.jpg' }, { url: gone }])).toMatchObject({
      status: 422,
      body: { errors: { images: { 1: { url: 'products.errors.pictureGone' } } } },
    });
    const store = await api.store();
    const row = { externalId: 'cup-9', ...input([{ url: gone }]) };
    expect(await store('POST', '/api/store/products', row)).toMatchObject({
      status: 422,
      body: { errors: { images: { 0: { url: 'products.errors.pictureGone' } } } },
    });
  });
  test('the store asks for the addresses of pictures in each size', async () => {
    const { url } = await sent(await png());
    const store = await api.store();
    const images = [{ url, alt: 'Cup' }, { url: 'https://example.com/1.jpg' }];
    await store('POST', '/api/store/products', { externalId: 'cup-1', ...input(images) });
    const { body } = await store('POST', '/api/store/products/pictures', {
      externalIds: ['cup-1', 'none'],
    });
    const elsewhere = 'https://example.com/1.jpg';
    expect(body).toEqual({
      rows: [
        {
          externalId: 'cup-1',
          pictures: [
            {
              url,
              alt: 'Cup',
              sizes: {
                small: sizedAddress(url, 'small'),
                medium: sizedAddress(url, 'medium'),
                large: url,
              },
            },
            {
              url: elsewhere,
              alt: '',
              sizes: { small: elsewhere, medium: elsewhere, large: elsewhere },
            },
          ],
        },
        { externalId: 'none', pictures: null },
      ],
    });
  });
  test('the standards of a category and of those above it are reported as issues of its products', async () => {
    const category = async (body: object) =>
      (
        await manager<{ id: number; version: number }>('POST', '/api/categories', {
          names: { en: 'Bowls' },
          ...body,
        })
      ).body;
    const root = await category({ code: 'bowls', minPictures: 2, pictureRatio: '1:1' });
    const below = await category({ code: 'deep', parentId: root.id, minPictureWidth: 500 });
    const images = [{ url: (await sent(await png(400, 300))).url }];
    const { body: made } = await manager<{ id: number }>('POST', '/api/products', {
      ...input(images),
      primaryCategoryId: below.id,
    });
    const found = async () => {
      const { body } = await manager<{ issues: { rule: string; detail: string }[] }>(
        'GET',
        `/api/products/${made.id}`,
      );
      return body.issues
        .filter(({ rule }) => ['fewPictures', 'smallPicture', 'pictureRatio'].includes(rule))
        .map(({ rule, detail }) => `${rule} ${detail}`)
        .sort();
    };
    expect(await found()).toEqual([
      'fewPictures 1 / 2',
      'pictureRatio 1: 400 × 300',
      'smallPicture 1: 400 × 300',
    ]);
    const edit = (body: object) =>
      manager('PUT', `/api/categories/${root.id}`, {
        names: { en: 'Bowls' },
        version: root.version,
        ...body,
      });
    expect(await edit({ pictureRatio: '4/3' })).toMatchObject({
      status: 422,
      body: { errors: { pictureRatio: 'categories.errors.pictureRatio' } },
    });
    expect((await edit({ pictureRatio: '4:3', minPictures: null })).status).toBe(200);
    expect(await found()).toEqual(['smallPicture 1: 400 × 300']);
    expect(await api.verify()).toEqual([]);
  });
  test('a picture that no product shows for seven days is deleted, and can be sent again', async () => {
    const started = api.now;
    const content = await png();
    const [shown, unused, again] = [
      await sent(await png()),
      await sent(await png()),
      await sent(content),
    ];
    const { body: product } = await create([{ url: shown.url }]);
    const statuses = async () =>
      Promise.all([shown, unused, again].map(async ({ url }) => (await served(url)).status));
    const after = async (days: number) => {
      api.now = started + days * DAY;
      await deleteUnusedFiles(api.application, { onFailure });
    };
    await after(6);
    await sent(content);
    expect(await statuses()).toEqual([200, 200, 200]);
    await after(8);
    expect(await statuses()).toEqual([200, 404, 200]);
    const edited = await manager('PUT', `/api/products/${product.id}`, {
      ...input([]),
      version: product.version,
    });
    expect(edited.status).toBe(200);
    await after(9);
    expect((await statuses())[0]).toBe(200);
    await after(17);
    expect(await statuses()).toEqual([404, 404, 404]);
    expect((await sent(content)).url).toBe(again.url);
    expect((await served(again.url)).status).toBe(200);
    api.now = started;
  });
  test('a file that the storage does not remove keeps its row for the next run, and nobody can refer to it', async () => {
    const started = api.now;
    api.now = started + 30 * DAY;
    await deleteUnusedFiles(api.application, { onFailure });
    const content = await png();
    const [again, gone] = [await sent(content), await sent(await png())];
    const failures: unknown[] = [];
    const remove = () => Promise.reject(new Error('unreachable'));
    const unreachable = { ...api.application, files: { ...api.application.files, remove } };
    api.now = started + 38 * DAY;
    await deleteUnusedFiles(unreachable, { onFailure: (error) => failures.push(error) });
    expect(failures.length).toBe(2);
    const ids = async () => (await rowsOf()).map(({ id }) => id);
    expect(await ids()).toEqual(expect.arrayContaining([again.id, gone.id]));
    expect(await create([{ url: again.url }])).toMatchObject({ status: 422 });
    // Its files may be removed at this moment.
    expect(await send(content)).toMatchObject({ status: 503, body: { message: 'errors.busy' } });
    api.now += 6 * MINUTE;
    expect((await sent(content)).id).toBe(again.id);
    await deleteUnusedFiles(api.application, { onFailure });
    expect((await create([{ url: again.url }])).status).toBe(201);
    expect([(await served(again.url)).status, (await served(gone.url)).status]).toEqual([200, 404]);
    expect(await ids()).not.toContain(gone.id);
    api.now = started;
  });
  test('a picture counts as used by its whole address, as a store sends it back', async () => {
    const started = api.now;
    const { url } = await sent(await png());
    expect((await create([{ url: `https://console.example.com${url}` }])).status).toBe(201);
    api.now = started + 20 * DAY;
    await deleteUnusedFiles(api.application, { onFailure });
    expect((await served(url)).status).toBe(200);
    api.now = started;
  });
});
