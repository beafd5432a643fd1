import type { Connection, Db } from '#db';
import type { Actor } from '#contract/activities';
import type { Role } from '#contract/access';
import type { Settings } from '../settings/read.ts';

/** What the whole application shares. */
export interface Application {
  connection: Connection;
  /** UTC ms; tests fix it. */
  now: () => number;
  settings: () => Promise<Settings>;
  /** Folder for uploads and results. */
  dataDir: string;
}

/** What a handler knows about the request it serves. */
export interface Context extends Application {
  db: Db;
  transaction: Connection['transaction'];
  actor: Actor;
  /** Role of the member of staff; null for a key of the store's systems. */
  role: Role | null;
}
