/** Who can be given tickets. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import { rolesThatCan } from '#contract/platform/access';
import type { Agent } from '#contract/service/tickets';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { staff } from '#db/schema/platform/staff';

const activeOf = prepared({ roles: many(staff.role) }, (q, { roles }) =>
  q
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(and(eq(staff.active, true), inArray(staff.role, roles)))
    .orderBy(asc(staff.name), asc(staff.id)),
);

const activePerson = prepared({ id: staff.id }, (q, { id }) =>
  q
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.id, id), eq(staff.active, true))),
);
/** Whether nobody works on it: also where who has it has left. */
export const isNobodys = async (
  db: Db,
  { assigneeId }: { assigneeId: string | null },
): Promise<boolean> => assigneeId === null || !(await activePerson(db, { id: assigneeId })).length;

export const loadAgents = (db: Db): Promise<Agent[]> =>
  activeOf(db, { roles: rolesThatCan('tickets', 'take') });
