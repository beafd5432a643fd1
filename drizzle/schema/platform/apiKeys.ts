import type { Scope } from '#contract/platform/apiKeys';
import { kit } from '../../kit.ts';

/** Keys of the store's own systems. The secret is shown once; only its SHA-256 is stored. */
export const apiKeys = kit.table(
  'api_keys',
  {
    id: kit.id(),
    name: kit.text().notNull(),
    /** First characters of the key, by which people recognise it. */
    prefix: kit.text().notNull(),
    secretHash: kit.text().notNull(),
    scopes: kit.json().$type<Scope[]>().notNull(),
    createdBy: kit.text(),
    lastUsedAt: kit.instant(),
    revokedAt: kit.instant(),
    createdAt: kit
      .instant()
      .notNull()
      .$defaultFn(() => Date.now()),
    version: kit.integer().notNull().default(1),
  },
  (t) => [kit.unique('api_keys_secret_hash').on(t.secretHash)],
);
