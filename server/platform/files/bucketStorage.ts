/** Keeps files in an S3-compatible bucket. A bucket shows a file only once all of it is stored. */
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { S3mini } from 's3mini';
import type { FileStorage } from './storage.ts';

/** How to reach the bucket. */
export interface Bucket {
  /** Address with the bucket's name: `https://s3.example.com/bucket`. */
  endpoint: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const TIMEOUT_MS = 30_000;

export const bucketStorage = (bucket: Bucket): FileStorage => {
  const client = new S3mini({ ...bucket, requestAbortTimeout: TIMEOUT_MS });
  return {
    put: async (name, content, type) => {
      const { ok, status } = await client.putObject(name, content, type);
      if (!ok) throw new Error(`The bucket refused a file with ${status}`);
    },
    get: async (name) => {
      const response = await client.getObjectResponse(name);
      if (!response?.body) return null;
      return {
        content: Readable.fromWeb(response.body as ReadableStream),
        bytes: Number(response.headers.get('content-length')),
      };
    },
    has: async (name) => (await client.objectExists(name)) === true,
    remove: async (name) => void (await client.deleteObject(name)),
  };
};
