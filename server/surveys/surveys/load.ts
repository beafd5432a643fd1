/** Reads surveys with their versions. */
import { asc, desc, eq } from 'drizzle-orm';
import type { Survey } from '#contract/surveys/surveys';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { surveys, surveyVersions } from '#db/schema/surveys/surveys';
import { statement } from '#db/statements';
import { getRow } from '../../platform/records/records.ts';

export type SurveyRow = typeof surveys.$inferSelect;
export type VersionRow = typeof surveyVersions.$inferSelect;

const versionsOf = prepared({ surveyId: surveyVersions.surveyId }, (q, { surveyId }) =>
  q
    .select()
    .from(surveyVersions)
    .where(eq(surveyVersions.surveyId, surveyId))
    .orderBy(asc(surveyVersions.number)),
);
/** The earliest first. */
export const loadVersions = (db: Db, surveyId: number): Promise<VersionRow[]> =>
  versionsOf(db, { surveyId });

const newestOf = prepared({ surveyId: surveyVersions.surveyId }, (q, { surveyId }) =>
  q
    .select()
    .from(surveyVersions)
    .where(eq(surveyVersions.surveyId, surveyId))
    .orderBy(desc(surveyVersions.number))
    .limit(1),
);
/** Its draft, else the version that was published last. */
export const loadNewest = async (db: Db, surveyId: number): Promise<VersionRow | undefined> =>
  (await newestOf(db, { surveyId }))[0];

const runningOf = statement<{ n: number }>(
  `select count(*) as n from survey_distributions
   where survey_id = ? and started_at is not null and ended_at is null`,
);
/** Distributions that have not ended. */
export const countRunning = async (db: Db, surveyId: number): Promise<number> =>
  Number((await runningOf(db, surveyId))[0]?.n ?? 0);

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
