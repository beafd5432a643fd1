/**
 * Keeps files in an S3-compatible bucket. A bucket shows a file only once all of it is stored. Rejects with StorageError.
 */
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { S3mini, S3ServiceError } from 's3mini';
import { type FileStorage, StorageError } from './storage.ts';

/** How to reach the bucket. */
export interface Bucket {
  /** Address with the bucket's name: `https://s3.example.com/bucket`. */
  endpoint: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const TIMEOUT_MS = 30_000;

/** Some services say so where there is nothing to delete. */
const isMissing = (error: unknown) => error instanceof S3ServiceError && error.status === 404;

const asked = async <T>(answer: Promise<T>): Promise<T> => {
  try {
    return await answer;
  } catch (cause) {
    throw new StorageError('The bucket did not answer as expected', { cause });
  }
};

export const bucketStorage = (bucket: Bucket): FileStorage => {
  const client = new S3mini({ ...bucket, requestAbortTimeout: TIMEOUT_MS });
  return {
    put: async (name, content, type) => {
      const { ok, status } = await asked(client.putObject(name, content, type));
      if (!ok) throw new StorageError(`The bucket refused a file with ${status}`);
    },
    get: async (name) => {
      const response = await asked(client.getObjectResponse(name));
      if (!response?.body) return null;
      return {
        content: Readable.fromWeb(response.body as ReadableStream),
        bytes: Number(response.headers.get('content-length')),
      };
    },
    has: async (name) => (await asked(client.objectExists(name))) === true,
    remove: async (name) => {
      const deletion = client.deleteObject(name).catch((error: unknown) => {
        if (isMissing(error)) return true;
        throw error;
      });
      if (!(await asked(deletion))) throw new StorageError('The bucket did not delete a file');
    },
  };
};
