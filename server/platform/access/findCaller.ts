/** Statements that find the caller by key or session. */
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { apiKeys } from '#db/schema/platform/apiKeys';
import { staff } from '#db/schema/platform/staff';

export const findKey = prepared({ hash: apiKeys.secretHash }, (q, { hash }) =>
  q
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      scopes: apiKeys.scopes,
      lastUsedAt: apiKeys.lastUsedAt,
    })
    .from(apiKeys)
    .where(and(eq(apiKeys.secretHash, hash), isNull(apiKeys.revokedAt))),
);
export const saveKeyUse = prepared(
  { id: apiKeys.id, now: apiKeys.lastUsedAt, before: apiKeys.lastUsedAt },
  (q, { id, now, before }) =>
    q
      .update(apiKeys)
      .set({ lastUsedAt: now })
      .where(
        and(eq(apiKeys.id, id), or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, before))),
      ),
);
export const findStaff = prepared({ id: staff.id }, (q, { id }) =>
  q
    .select({ name: staff.name, role: staff.role, active: staff.active })
    .from(staff)
    .where(eq(staff.id, id)),
);
