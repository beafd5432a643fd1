/** The storage that the environment names. */
import { join } from 'node:path';
import { type Bucket, bucketStorage } from './bucketStorage.ts';
import { folderStorage } from './folderStorage.ts';
import type { FileStorage } from './storage.ts';

/** `bucket` where one is configured, else the folder `files` below the data folder. */
export const openStorage = (dataDir: string, bucket?: Bucket | null): FileStorage =>
  bucket ? bucketStorage(bucket) : folderStorage(join(dataDir, 'files'));
