import { kit } from '../../kit.ts';

/** Answers by Idempotency-Key, so that a repeat gets the same answer and another body a 409. */
export const idempotencyKeys = kit.table(
  'idempotency_keys',
  {
    id: kit.id(),
    apiKeyId: kit.integer().notNull(),
    key: kit.text().notNull(),
    requestHash: kit.text().notNull(),
    status: kit.integer().notNull(),
    body: kit.text().notNull(),
    createdAt: kit.instant().notNull(),
  },
  (t) => [
    kit.unique('idempotency_keys_key').on(t.apiKeyId, t.key),
    kit.index('idempotency_keys_created_at').on(t.createdAt),
  ],
);
