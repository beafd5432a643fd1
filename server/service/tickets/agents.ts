/** Who works on tickets, and which tickets nobody works on: nobody has them, or who has them works on tickets no longer. */
import { and, asc, eq, inArray, notInArray, or } from 'drizzle-orm';
import { can, rolesThatCan } from '#contract/platform/access';
import type { Agent } from '#contract/service/tickets';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { staff } from '#db/schema/platform/staff';
import { invalid } from '../../platform/http/errors.ts';
import { loadAbsent } from '../absences/load.ts';
import { standInOf } from '../absences/rules.ts';

type Person = Pick<typeof staff.$inferSelect, 'active' | 'role'>;
export const canWorkOnTickets = ({ active, role }: Person): boolean =>
  active && can(role, 'tickets', 'take');

const ROLES = rolesThatCan('tickets', 'take');
/** The same of a row of staff. */
const worksOnTickets = and(eq(staff.active, true), inArray(staff.role, ROLES));
/** Rows of staff to whom tickets may still be assigned although they work on none any more. */
export const worksNoLonger = or(eq(staff.active, false), notInArray(staff.role, ROLES));
/** Over a row of tickets. */
export const NOBODYS_SQL = `("tickets".assignee_id is null or "tickets".assignee_id in
  (select s.id from staff s where s.active = 0 or s.role not in (${ROLES.map((role) => `'${role}'`).join(', ')})))`;

const agents = prepared({}, (q) =>
  q
    .select({ id: staff.id, name: staff.name, role: staff.role })
    .from(staff)
    .where(worksOnTickets)
    .orderBy(asc(staff.name), asc(staff.id)),
);
/** With who is away now. */
export const loadAgents = async (db: Db, now: number): Promise<Agent[]> => {
  const absent = await loadAbsent(db, now);
  const people = await agents(db);
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  return people.map(({ id, name, role }) => {
    const substituteId = standInOf(id, absent, now);
    const absence = substituteId === id ? null : absent.find(({ staffId }) => staffId === id);
    return {
      id,
      name,
      role,
      absentUntil: absence?.untilAt ?? null,
      substituteName: absence ? (nameOf.get(substituteId) ?? null) : null,
    };
  });
};

const personOf = prepared({ id: staff.id }, (q, { id }) =>
  q.select({ role: staff.role, active: staff.active }).from(staff).where(eq(staff.id, id)),
);

export const isNobodys = async (
  db: Db,
  { assigneeId }: { assigneeId: string | null },
): Promise<boolean> => {
  const [person] = assigneeId === null ? [] : await personOf(db, { id: assigneeId });
  return !person || !canWorkOnTickets(person);
};

/** Whoever gets a ticket must be able to answer it. */
export const checkAssignee = async (tx: Db, id: string): Promise<void> => {
  const [person] = await personOf(tx, { id });
  if (!person) throw invalid({ assigneeId: 'errors.notFound' });
  if (!canWorkOnTickets(person)) throw invalid({ assigneeId: 'tickets.errors.noAgent' });
};

const namesOf = prepared({ ids: many(staff.id) }, (q, { ids }) =>
  q.select({ id: staff.id, name: staff.name }).from(staff).where(inArray(staff.id, ids)),
);
/** The names of these people; null for nobody, and for who is unknown. */
export const loadStaffNames = async (db: Db, ids: readonly string[]) => {
  const people = ids.length === 0 ? [] : await namesOf(db, { ids: [...new Set(ids)] });
  const names = new Map<unknown, string>(people.map(({ id, name }) => [id, name]));
  return (id: unknown): string | null => names.get(id) ?? null;
};

/** Whoever reads the log may not read accounts: people are named there. */
export const withAssigneeNames = async (tx: Db, states: readonly Record<string, unknown>[]) => {
  const ids = states.flatMap(({ assigneeId }) =>
    typeof assigneeId === 'string' ? assigneeId : [],
  );
  const nameOf = await loadStaffNames(tx, ids);
  return states.map((state) =>
    'assigneeId' in state ? { ...state, assigneeName: nameOf(state.assigneeId) } : state,
  );
};
