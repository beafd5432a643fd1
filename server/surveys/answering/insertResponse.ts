/** Writes a new response. */
import { randomUUID } from 'node:crypto';
import type { Snapshot } from '#contract/surveys/invitations';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { surveyResponses } from '#db/schema/surveys/responses';
import type { Asked } from './find.ts';

const segmentsOf = ({ ...snapshot }: Snapshot) => ({
  channel: snapshot.channel,
  agentId: snapshot.agentId,
  teamId: snapshot.teamId,
  ticketType: snapshot.ticketType,
  level: snapshot.level,
  categoryId: snapshot.categoryId,
  region: snapshot.region,
  valueBand: snapshot.valueBand,
  promotionId: snapshot.promotionId,
  campaignId: snapshot.campaignId,
  activityId: snapshot.activityId,
});

/** Returns its id, which is drawn at random. */
export const insertResponse = async (
  tx: Db,
  asked: Asked,
  row: Partial<typeof surveyResponses.$inferInsert> & { submissionId: string },
  snapshot: Snapshot,
): Promise<string> => {
  const id = randomUUID();
  await insertRows(tx, surveyResponses, [
    {
      id,
      surveyId: asked.survey.id,
      versionId: asked.version.id,
      distributionId: asked.distribution.id,
      invitationId: null,
      memberId: null,
      subjectKind: null,
      subjectId: null,
      source: 'invitation' as const,
      revision: 1,
      startedAt: null,
      completedAt: null,
      quality: 'ok' as const,
      qualityReasons: [],
      language: null,
      ...segmentsOf(snapshot),
      contactWanted: false,
      contact: null,
      topics: [],
      tags: [],
      ...row,
    },
  ]);
  return id;
};
