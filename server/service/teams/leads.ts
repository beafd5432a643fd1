/** Who leads whom. */
import { and, eq, ne } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { teamMembers, teams } from '#db/schema/service/teams';

const ledBy = prepared({ leadId: teams.leadId, ownId: teamMembers.staffId }, (q, values) =>
  q
    .selectDistinct({ staffId: teamMembers.staffId })
    .from(teams)
    .innerJoin(teamMembers, eq(teamMembers.teamId, teams.id))
    .where(and(eq(teams.leadId, values.leadId), ne(teamMembers.staffId, values.ownId))),
);

/** The people in the teams that somebody leads, without themselves. */
export const loadLed = async (db: Db, leadId: string): Promise<string[]> =>
  (await ledBy(db, { leadId, ownId: leadId })).map(({ staffId }) => staffId);

/** The same in conditions on a column with the id of a person; its value is the id of the lead. */
export const ledSql = (column: string): string =>
  `${column} in (select m.staff_id from team_members m join teams t on t.id = m.team_id where t.lead_id = ?)`;
