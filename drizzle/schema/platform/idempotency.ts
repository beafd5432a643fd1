import { kit } from '../../kit.ts';

/**
 * Stored answers by Idempotency-Key. A repeat gets the stored answer; a different body under the same key is refused
 * with 409.
 */
export const idempotencyKeys = kit.table(
  'idempotency_keys',
  {
    id: kit.id(),
    /** 0 for a request of a member of staff, whose id then begins `key`. */
    apiKeyId: kit.integer().notNull(),
    key: kit.text().notNull(),
    requestHash: kit.text().notNull(),
    status: kit.integer().notNull(),
    /** The response; while the request of a member of staff is carried out (status 102), what it has done so far. */
    body: kit.text().notNull(),
    createdAt: kit.instant().notNull(),
  },
  (t) => [
    kit.unique('idempotency_keys_key').on(t.apiKeyId, t.key),
    kit.index('idempotency_keys_created_at').on(t.createdAt),
  ],
);
