import { kit } from '../../kit.ts';

/** Stored files by the hash of their content. Other tables refer to them by id; see `fileUses`. */
export const files = kit.table(
  'files',
  {
    id: kit.id(),
    /** SHA-256 of the content as it was sent, in hexadecimal. */
    hash: kit.text().notNull(),
    /** The name under which it was sent first. */
    name: kit.text().notNull(),
    /** The names under which it is kept in the storage. */
    storedAs: kit.json().$type<string[]>().notNull(),
    /** Size of everything that is kept of it. */
    bytes: kit.integer().notNull(),
    /** Width and height of a picture as it was sent, upright, in pixels. */
    width: kit.integer(),
    height: kit.integer(),
    /** When it was first found that nothing refers to it; null while something does. */
    unusedSince: kit.instant(),
    createdAt: kit.instant().notNull(),
  },
  (t) => [
    kit.unique('files_hash').on(t.hash),
    kit.index('files_unused_since').on(t.unusedSince, t.id),
  ],
);
