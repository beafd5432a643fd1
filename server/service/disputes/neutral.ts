/** Who can mediate: nobody who has owned, decided or answers for what it is about. */
import { eq, inArray } from 'drizzle-orm';
import { can } from '#contract/platform/access';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { staff } from '#db/schema/platform/staff';
import { accountabilities, accountabilityShares } from '#db/schema/service/accountability';
import { caseSteps } from '#db/schema/service/cases';
import { complaints } from '#db/schema/service/complaints';
import { teamMembers, teams } from '#db/schema/service/teams';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { findRow } from '../../platform/records/records.ts';
import type { CaseRow } from '../cases/caseKinds.ts';

const actorsOf = prepared({ ids: many(caseSteps.caseId) }, (q, { ids }) =>
  q
    .selectDistinct({ actorId: caseSteps.actorId })
    .from(caseSteps)
    .where(inArray(caseSteps.caseId, ids))
    .orderBy(caseSteps.actorId),
);
const accountableOf = prepared({ ids: many(accountabilities.caseId) }, (q, { ids }) =>
  q
    .select({ staffId: accountabilityShares.staffId })
    .from(accountabilityShares)
    .innerJoin(accountabilities, eq(accountabilities.id, accountabilityShares.accountabilityId))
    .where(inArray(accountabilities.caseId, ids)),
);
const accusedOf = prepared({ ids: many(complaints.caseId) }, (q, { ids }) =>
  q
    .select({ accusedId: complaints.accusedId })
    .from(complaints)
    .where(inArray(complaints.caseId, ids)),
);

const activeStaff = prepared({}, (q) =>
  q
    .select({ id: staff.id, name: staff.name, role: staff.role })
    .from(staff)
    .where(eq(staff.active, true))
    .orderBy(staff.name, staff.id),
);
/** The leads of the teams in which somebody works. */
const leadsOf = prepared({ staffIds: many(teamMembers.staffId) }, (q, { staffIds }) =>
  q
    .select({ leadId: teams.leadId })
    .from(teamMembers)
    .innerJoin(teams, eq(teams.id, teamMembers.teamId))
    .where(inArray(teamMembers.staffId, staffIds)),
);

/** Everybody with a part in the dispute or in what it is about, and the leads of who answers for it. */
const loadInvolved = async (tx: Db, dispute: CaseRow, origin: CaseRow): Promise<Set<string>> => {
  const ids = [dispute.id, origin.id];
  const owners = [dispute.ownerId, origin.ownerId].flatMap((id) => id ?? []);
  const accused = (await accusedOf(tx, { ids })).flatMap(({ accusedId }) => accusedId ?? []);
  const answering = [...owners, ...accused];
  return new Set(
    [
      ...answering,
      ...(await leadsOf(tx, { staffIds: answering })).map(({ leadId }) => leadId),
      ...(await actorsOf(tx, { ids })).map(({ actorId }) => actorId),
      ...(await accountableOf(tx, { ids })).map(({ staffId }) => staffId),
    ].flatMap((id) => id ?? []),
  );
};

/** Those who may mediate and have no part in it; `except`: whoever admits it. */
export const loadMediators = async (
  db: Db,
  dispute: CaseRow,
  origin: CaseRow,
  except: string | null,
): Promise<{ id: string; name: string }[]> => {
  const involved = await loadInvolved(db, dispute, origin);
  return (await activeStaff(db))
    .filter(({ id, role }) => id !== except && can(role, 'cases', 'mediate') && !involved.has(id))
    .map(({ id, name }) => ({ id, name }));
};

/** 422 for somebody who may not mediate, 409 for somebody who has a part in it. */
export const checkMediator = async (
  tx: Db,
  mediatorId: string,
  dispute: CaseRow,
  origin: CaseRow,
): Promise<void> => {
  const person = await findRow(tx, staff, mediatorId);
  if (!person) throw invalid({ input: { mediatorId: 'errors.notFound' } });
  if (!person.active || !can(person.role, 'cases', 'mediate'))
    throw invalid({ input: { mediatorId: 'cases.errors.noMediator' } });
  if ((await loadInvolved(tx, dispute, origin)).has(mediatorId))
    throw conflict('cases.errors.notNeutral');
};
