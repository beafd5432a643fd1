/** To whom an alert goes: a lead, never whoever is rated; null is any manager. */
import { and, asc, eq, inArray, isNotNull, or } from 'drizzle-orm';
import { rolesThatCan } from '#contract/platform/access';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { staff } from '#db/schema/platform/staff';
import { teamMembers, teams } from '#db/schema/service/teams';
import { loadAbsent } from '../../service/absences/load.ts';
import { standInOf } from '../../service/absences/rules.ts';

const ROLES = rolesThatCan('surveyAlerts', 'act');
/** Leads who can act: of the team that the answer is about first, then of those of whoever is rated. */
const leadsOf = prepared({ teamId: teams.id, agentId: teamMembers.staffId }, (q, values) =>
  q
    .selectDistinct({ id: teams.id, leadId: teams.leadId })
    .from(teams)
    .innerJoin(staff, and(eq(staff.id, teams.leadId), eq(staff.active, true)))
    .leftJoin(teamMembers, eq(teamMembers.teamId, teams.id))
    .where(
      and(
        isNotNull(teams.leadId),
        inArray(staff.role, ROLES),
        or(eq(teams.id, values.teamId), eq(teamMembers.staffId, values.agentId)),
      ),
    )
    .orderBy(asc(teams.id)),
);

export const findOwner = async (
  db: Db,
  { agentId, teamId }: { agentId: string | null; teamId: number | null },
  now: number,
): Promise<string | null> => {
  const found = await leadsOf(db, { teamId: teamId ?? 0, agentId: agentId ?? '' });
  const ofTeamFirst = found.toSorted(
    (one, other) => Number(other.id === teamId) - Number(one.id === teamId),
  );
  const absent = await loadAbsent(db, now);
  const owners = ofTeamFirst.flatMap(({ leadId }) =>
    leadId === null || leadId === agentId ? [] : standInOf(leadId, absent, now),
  );
  return owners.find((id) => id !== agentId) ?? null;
};
