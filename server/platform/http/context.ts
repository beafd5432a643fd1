/** The context that handlers receive: the application, the caller and the request's transaction function. */
import type { Connection, Db } from '#db';
import type { Actor } from '#contract/platform/activities';
import type { Role } from '#contract/platform/access';
import type { Request } from 'express';
import type { Scope } from '#contract/platform/apiKeys';
import type { Settings } from '#contract/platform/settings';
import type { FileStorage } from '../files/storage.ts';

/** Who sent a request, once identified. */
export type Caller =
  | { kind: 'staff'; actor: Actor; role: Role; sessionId: string }
  | { kind: 'key'; actor: Actor; keyId: number; scopes: ReadonlySet<Scope> };

/** Identifies the sender of a request; null where the caller is unknown. */
export interface Identify {
  staff: (request: Request) => Promise<Caller | null>;
  key: (request: Request) => Promise<Caller | null>;
  /** Call after anything that ends sessions, changes roles or revokes keys. */
  forget: () => void;
}

/** Objects that the whole application shares. */
export interface Application {
  connection: Connection;
  /** The current instant in UTC ms; tests set it. */
  now: () => number;
  /** The store's settings, which every server caches for `cacheMs`; call `forget` after writing them. */
  settings: (() => Promise<Settings>) & { forget: () => void; cacheMs: number };
  /** How many requests of staff that may have written something this server has handled. */
  writes: () => number;
  countWrite: () => void;
  /** Logs an error that the caller is not told of, because their work is done; `during` says in what it happened. */
  logFault: (error: unknown, during: string) => void;
  /** Folder for uploads and the results of jobs. */
  dataDir: string;
  /** Pictures and other files that records refer to. */
  files: FileStorage;
  /** Whether webhooks may go to this machine and its network, and unencrypted: for development. */
  webhooksToPrivate: boolean;
  /** 32 bytes that only this server can make of a text, the same each time. */
  derive: (text: string) => Buffer;
  /** The address of the console in links that leave it, and whether it is one that other people can reach. */
  site: { url: string; isPublic: boolean };
}

/** What staff actions need: a part of every request's context, also created by the seed and by commands. */
export interface Work {
  connection: Connection;
  db: Db;
  transaction: Connection['transaction'];
  /** The same for very many rows. */
  longTransaction: Connection['longTransaction'];
  actor: Actor;
  /** UTC ms. */
  now: () => number;
  settings: () => Promise<Settings>;
  /**
   * The request has an Idempotency-Key: `transaction` stores what the work returns as the response, in the same
   * transaction. Therefore it runs once, alone, and returns the response.
   */
  storesAnswer?: boolean;
  /** Names what this request writes, for members of staff, who may undo it. */
  changeId?: string | undefined;
}

/** The context of the request that a handler serves. */
export interface Context extends Application {
  db: Db;
  transaction: Connection['transaction'];
  longTransaction: Connection['longTransaction'];
  actor: Actor;
  /** Role of the member of staff; null for a key of the store's systems. */
  role: Role | null;
  /** See `Work`. */
  storesAnswer?: boolean;
  changeId?: string | undefined;
  /** Of a route whose response has a secret: the Idempotency-Key with its sender, from which the same secret is made again. */
  secretOf?: string | undefined;
  /** A file in which personal data and codes are masked, whoever asks. */
  masked?: boolean;
  /** Null on public routes. */
  caller: Caller | null;
  /** Call after anything that ends sessions, changes roles or revokes keys. */
  forget: () => void;
}
