/** Reads teams with their members. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { staff } from '#db/schema/platform/staff';
import { teamMembers, type teams } from '#db/schema/service/teams';

const membersOf = prepared({ ids: many(teamMembers.teamId) }, (q, { ids }) =>
  q
    .select({ teamId: teamMembers.teamId, id: staff.id, name: staff.name })
    .from(teamMembers)
    .innerJoin(staff, and(eq(staff.id, teamMembers.staffId), eq(staff.active, true)))
    .where(inArray(teamMembers.teamId, ids))
    .orderBy(asc(staff.name), asc(staff.id)),
);

type TeamRow = Pick<typeof teams.$inferSelect, 'id' | 'leadId'>;

/** Without those who work here no longer. */
export const withTeamMembers = async <T extends TeamRow>(db: Db, rows: readonly T[]) => {
  const members = await membersOf(db, { ids: rows.map(({ id }) => id) });
  return rows.map((row) => {
    const own = members.filter(({ teamId }) => teamId === row.id);
    const lead = own.find(({ id }) => id === row.leadId);
    return {
      ...row,
      leadId: lead?.id ?? null,
      leadName: lead?.name ?? null,
      memberIds: own.map(({ id }) => id),
      memberNames: own.map(({ name }) => name),
    };
  });
};
