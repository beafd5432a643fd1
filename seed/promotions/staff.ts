/** The people who plan and approve in the demo store: its staff where accounts exist already, else names by role. */
import type { Actor } from '#contract/platform/activities';
import type { Db } from '#db';
import { query } from '#db/statements';

type Planner = 'marketer' | 'manager';
export interface Planners extends Record<Planner, Actor> {
  /** Owners of campaigns. Demo accounts are created after the store, so an owner without an account has only a name. */
  owners: Record<Planner, Actor>;
}
const NAMES: Record<Planner, string> = { marketer: 'Marketer', manager: 'Manager' };

export const plannersOf = async (db: Db): Promise<Planners> => {
  const rows = await query<{ id: string; name: string; role: string }>(
    db,
    'select id, name, role from staff where active = 1 order by created_at, id',
  );
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
