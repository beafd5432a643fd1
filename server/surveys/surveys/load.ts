/** Reads one survey with its versions. */
import type { Survey } from '#contract/surveys/surveys';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { asc, eq } from 'drizzle-orm';
import { surveys, surveyVersions } from '#db/schema/surveys/surveys';
import { getRow } from '../../platform/records/records.ts';

export type SurveyRow = typeof surveys.$inferSelect;
export type VersionRow = typeof surveyVersions.$inferSelect;

const versionsOf = prepared({ surveyId: surveyVersions.surveyId }, (q, { surveyId }) =>
  q
    .select({
      id: surveyVersions.id,
      number: surveyVersions.number,
      publishedAt: surveyVersions.publishedAt,
    })
    .from(surveyVersions)
    .where(eq(surveyVersions.surveyId, surveyId))
    .orderBy(asc(surveyVersions.number)),
);
export const loadVersions = (db: Db, surveyId: number) => versionsOf(db, { surveyId });

export const showSurvey = async (db: Db, id: number): Promise<Survey> => {
  const row = await getRow(db, surveys, id);
  const versions = await loadVersions(db, id);
  const published = versions.findLast(({ publishedAt }) => publishedAt !== null);
  return {
    ...row,
    publishedNumber: published?.number ?? null,
    publishedVersionId: published?.id ?? null,
    draftId: versions.find(({ publishedAt }) => publishedAt === null)?.id ?? null,
  };
};
