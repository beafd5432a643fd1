/** The distributions whose surveys were answered, as causes of points. */
import { eq, inArray } from 'drizzle-orm';
import { many, prepared } from '#db/prepared';
import { surveyDistributions, surveyInvitations } from '#db/schema/surveys/distributions';
import { type CauseSource, UNNAMED } from '../../members/points/causes.ts';
import { numbersOf } from '../../members/points/memberCauses.ts';

const distributionsOf = prepared({ ids: many(surveyInvitations.id) }, (q, { ids }) =>
  q
    .select({
      invitationId: surveyInvitations.id,
      id: surveyDistributions.id,
      names: surveyDistributions.names,
    })
    .from(surveyInvitations)
    .innerJoin(surveyDistributions, eq(surveyDistributions.id, surveyInvitations.distributionId))
    .where(inArray(surveyInvitations.id, ids)),
);

export const SURVEY_CAUSE: CauseSource = {
  source: 'survey',
  load: async (db, sourceIds) =>
    new Map(
      (await distributionsOf(db, { ids: numbersOf(sourceIds) })).map(
        ({ invitationId, id, names }) => [
          String(invitationId),
          { ...UNNAMED, record: { resource: 'surveyDistributions', id }, names },
        ],
      ),
    ),
};
