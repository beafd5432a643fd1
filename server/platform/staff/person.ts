/** Loads a member of staff, and protects the last owner. */
import { and, eq, ne } from 'drizzle-orm';
import type { StaffMember } from '#contract/platform/staff';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { sessions, staff } from '#db/schema/platform/staff';
import { conflict, notFound } from '../http/errors.ts';
import { findRow } from '../records/records.ts';

const otherOwners = prepared({ id: staff.id }, (q, { id }) =>
  q
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.role, 'owner'), eq(staff.active, true), ne(staff.id, id)))
    .limit(1),
);

/** Logs a person out everywhere. */
export const endSessions = prepared({ id: sessions.userId }, (q, { id }) =>
  q.delete(sessions).where(eq(sessions.userId, id)),
);

/** A member of staff without credentials; 404 where they do not exist. */
export const loadStaff = async (db: Db, id: string): Promise<StaffMember> => {
  const row = await findRow(db, staff, id);
  if (!row) throw notFound();
  const { name, email, role, active, twoFactorEnabled, lastLoginAt, createdAt, version } = row;
  return {
    id,
    name,
    email,
    role,
    active,
    twoFactorEnabled,
    lastLoginAt,
    createdAt: Number(createdAt),
    version,
  };
};

export const refuseLastOwner = async (tx: Db, person: StaffMember) => {
  if (
    person.role === 'owner' &&
    person.active &&
    (await otherOwners(tx, { id: person.id })).length === 0
  )
    throw conflict('staff.errors.lastOwner');
};
