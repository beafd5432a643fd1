/** Where files are kept: a folder, or a bucket. A name is written once and never with other content. */
import type { Readable } from 'node:stream';

/** The storage cannot be reached, or does not do what it is asked. */
export class StorageError extends Error {}

export interface StoredFile {
  content: Readable;
  bytes: number;
}

export interface FileStorage {
  /** Resolves once the file is durable. `type` is its media type. */
  put: (name: string, content: Buffer, type: string) => Promise<void>;
  /** Null where there is no file of this name. */
  get: (name: string) => Promise<StoredFile | null>;
  has: (name: string) => Promise<boolean>;
  /** Does nothing where there is none. Rejects where a file may be left. */
  remove: (name: string) => Promise<void>;
}
