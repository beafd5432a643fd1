/** The people who plan and approve in the demo store: its staff where accounts exist already, else names by role. */
import { asc, eq } from 'drizzle-orm';
import type { Actor } from '#contract/platform/activities';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { staff } from '#db/schema/platform/staff';

type Planner = 'marketer' | 'manager';
export interface Planners extends Record<Planner, Actor> {
  /** Owners of campaigns. Demo accounts are created after the store, so an owner without an account has only a name. */
  owners: Record<Planner, Actor>;
}
const NAMES: Record<Planner, string> = { marketer: 'Marketer', manager: 'Manager' };

const activeStaff = prepared({}, (q) =>
  q
    .select({ id: staff.id, name: staff.name, role: staff.role })
    .from(staff)
    .where(eq(staff.active, true))
    .orderBy(asc(staff.createdAt), asc(staff.id)),
);

export const plannersOf = async (db: Db): Promise<Planners> => {
  const rows = await activeStaff(db);
  const known = (role: Planner) => rows.find((one) => one.role === role);
  const actor = (role: Planner, without: string | null): Actor => ({
    kind: 'staff',
    id: known(role)?.id ?? without,
    name: known(role)?.name ?? NAMES[role],
  });
  return {
    marketer: actor('marketer', 'marketer'),
    manager: actor('manager', 'manager'),
    owners: { marketer: actor('marketer', null), manager: actor('manager', null) },
  };
};
