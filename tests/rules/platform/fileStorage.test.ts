/** Files in a folder and in a bucket: the same promises for both. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bucketStorage } from '#server/platform/files/bucketStorage';
import { folderStorage } from '#server/platform/files/folderStorage';
import { type FileStorage, StorageError } from '#server/platform/files/storage';
import { faultOf } from '#server/platform/http/errors';

/** As much of S3 as the storage uses; whether a request is signed is looked at, the signature is not. */
const openBucket = (objects: Map<string, Buffer>): Server =>
  createServer(async (request, response) => {
    const key = request.url ?? '';
    const content = await buffer(request);
    if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ')) {
      response.writeHead(403).end();
    } else if (request.method === 'PUT') {
      objects.set(key, content);
      response.writeHead(200, { etag: '"1"' }).end();
    } else if (request.method === 'DELETE') {
      objects.delete(key);
      response.writeHead(204).end();
    } else {
      const stored = objects.get(key);
      if (!stored) response.writeHead(404).end();
      else response.writeHead(200, { 'content-length': stored.length }).end(stored);
    }
  });

const folder = mkdtempSync(join(tmpdir(), 'files-'));
const objects = new Map<string, Buffer>();
const server = openBucket(objects);
const storages: Record<string, FileStorage> = { folder: folderStorage(join(folder, 'a/b')) };

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  storages.bucket = bucketStorage({
    endpoint: `http://127.0.0.1:${port}/shop`,
    region: 'auto',
    accessKeyId: 'key',
    secretAccessKey: 'secret',
  });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

describe.each(['folder', 'bucket'])('files in a %s', (kind) => {
  const storage = () => storages[kind] as FileStorage;
  const name = 'pictures/ab/abc-small.webp';
  const content = Buffer.from([0, 255, 10, 13, 0]);
  test('a stored file is read as it was written', async () => {
    expect([await storage().has(name), await storage().get(name)]).toEqual([false, null]);
    await storage().put(name, content, 'image/webp');
    await storage().put(name, content, 'image/webp');
    const file = await storage().get(name);
    expect(file?.bytes).toBe(content.length);
    expect(file && (await buffer(file.content))).toEqual(content);
    expect(await storage().has(name)).toBe(true);
  });
  test('a removed file is gone, and removing it again does nothing', async () => {
    await storage().remove(name);
    await storage().remove(name);
    expect([await storage().has(name), await storage().get(name)]).toEqual([false, null]);
  });
});

test('a bucket that cannot be reached or refuses is no server error, and a file counts as removed only where it is', async () => {
  const refusing = createServer((_request, response) => void response.writeHead(403).end());
  await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve));
  const { port } = refusing.address() as AddressInfo;
  const bucket = bucketStorage({
    endpoint: `http://127.0.0.1:${port}/shop`,
    region: 'auto',
    accessKeyId: 'key',
    secretAccessKey: 'secret',
  });
  for (const isClosed of [false, true]) {
    if (isClosed) await new Promise((resolve) => refusing.close(resolve));
    for (const asked of [
      () => bucket.remove('a'),
      () => bucket.get('a'),
      () => bucket.has('a'),
      () => bucket.put('a', Buffer.from('a'), 'image/webp'),
    ]) {
      const error = await asked().catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(StorageError);
      expect(faultOf(error)).toEqual({ status: 503, body: { message: 'errors.unavailable' } });
    }
  }
});

test('a folder holds no unfinished files afterwards', () => {
  expect(readdirSync(join(folder, 'a/b/pictures/ab'))).toEqual([]);
});
