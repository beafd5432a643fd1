/** Which version of a survey is asked. */
import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { surveyVersions } from '#db/schema/surveys/surveys';

const newest = prepared({ surveyId: surveyVersions.surveyId }, (q, { surveyId }) =>
  q
    .select({ id: surveyVersions.id })
    .from(surveyVersions)
    .where(and(eq(surveyVersions.surveyId, surveyId), isNotNull(surveyVersions.publishedAt)))
    .orderBy(desc(surveyVersions.number))
    .limit(1),
);
/** The id of the newest that was published; null before the first. */
export const newestVersion = async (db: Db, surveyId: number): Promise<number | null> =>
  (await newest(db, { surveyId }))[0]?.id ?? null;
