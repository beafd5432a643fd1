/** What somebody is to an action, and which actions they see: agents those that they carry out or check. */
import { can, type Role, rolesThatCan } from '#contract/platform/access';
import type { ActionPerson } from '#contract/surveys/correctiveActions';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { staff } from '#db/schema/platform/staff';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { callerId } from '../../platform/attention/source.ts';
import type { Context } from '../../platform/http/context.ts';
import { invalid } from '../../platform/http/errors.ts';
import type { Condition } from '../../platform/lists/spec.ts';
import type { ActionSide } from './rules.ts';

export interface ActionReader {
  id: string | null;
  role: Role | null;
}
export const readerOf = ({ actor, role }: Context): ActionReader => ({ id: actor.id, role });

const RESOURCE = 'correctiveActions';
const may = ({ role }: Pick<ActionReader, 'role'>, action: string) =>
  role !== null && can(role, RESOURCE, action);

interface People {
  ownerId: string | null;
  verifierId: string | null;
}
interface Worked extends People {
  /** Whoever made the change does not sign for it. */
  finishedBy: string | null;
}
export const sidesOf = (
  { ownerId, verifierId, finishedBy }: Worked,
  reader: ActionReader,
): ReadonlySet<ActionSide> =>
  new Set<ActionSide>([
    ...(may(reader, 'decide') ? (['manager'] as const) : []),
    ...(may(reader, 'edit') ? (['writer'] as const) : []),
    ...(reader.id !== null && reader.id === ownerId ? (['owner'] as const) : []),
    ...(reader.id !== null && reader.id === verifierId && reader.id !== finishedBy
      ? (['verifier'] as const)
      : []),
  ]);

/** Whoever reads figures of all of them reads all of them. */
export const seesAll = (reader: Pick<ActionReader, 'role'>): boolean => may(reader, 'figures');

export const seesAction = (action: People, reader: ActionReader): boolean =>
  seesAll(reader) ||
  (reader.id !== null && (action.ownerId === reader.id || action.verifierId === reader.id));

export const ownActions = (context: Context): Condition | null =>
  seesAll(context)
    ? null
    : {
        sql: '("corrective_actions".owner_id = ? or "corrective_actions".verifier_id = ?)',
        values: [callerId(context), callerId(context)],
      };

const personOf = prepared({ id: staff.id }, (q, { id }) =>
  q.select({ role: staff.role, active: staff.active }).from(staff).where(eq(staff.id, id)),
);
/** Whoever is to do something about an action must be able to. */
export const checkPeople = async (tx: Db, people: People): Promise<void> => {
  for (const field of ['ownerId', 'verifierId'] as const) {
    const id = people[field];
    if (id === null) continue;
    const [person] = await personOf(tx, { id });
    if (!person) throw invalid({ [field]: 'errors.notFound' });
    if (!person.active || !can(person.role, RESOURCE, 'act'))
      throw invalid({ [field]: 'correctiveActions.errors.cannotAct' });
  }
};

const people = prepared({}, (q) =>
  q
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(and(eq(staff.active, true), inArray(staff.role, rolesThatCan(RESOURCE, 'act'))))
    .orderBy(asc(staff.name), asc(staff.id)),
);
export const loadPeople = (db: Db): Promise<ActionPerson[]> => people(db);
