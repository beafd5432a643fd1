/** Reads who can approve something, and finds what nobody is left to approve. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import { type Role, rolesThatCan } from '#contract/platform/access';
import { APPROVAL_GRANT } from '#contract/platform/approvals';
import type { Approver, SecondPersonResource } from '#contract/platform/approvers';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { staff } from '#db/schema/platform/staff';
import type { Condition } from '../lists/spec.ts';

const rolesOf = (resource: SecondPersonResource): Role[] => rolesThatCan(resource, APPROVAL_GRANT);

const withRoles = prepared({ roles: many(staff.role) }, (q, { roles }) =>
  q
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(and(eq(staff.active, true), inArray(staff.role, roles)))
    .orderBy(asc(staff.name), asc(staff.id)),
);

export const loadApprovers = (db: Db, resource: SecondPersonResource): Promise<Approver[]> =>
  withRoles(db, { roles: rolesOf(resource) });

/**
 * The rows of a list that everybody with the grant wrote a part of, so that nobody is left. `submitted`: which rows wait;
 * `authors`: the SQL of the ids of their authors, as one id or as a list in JSON.
 */
export const nobodyLeft =
  (
    resource: SecondPersonResource,
    { submitted, authors }: { submitted: string; authors: string },
  ) =>
  (): Condition => ({
    sql: `${submitted} and not exists (select 1 from staff s where s.active = 1
      and s.role in (${rolesOf(resource)
        .map((role) => `'${role}'`)
        .join(', ')})
      and s.id <> cast(${authors} as text) and cast(${authors} as text) not like '%"' || s.id || '"%')`,
    values: [],
  });
