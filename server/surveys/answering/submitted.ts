/** Finds an answer by the number that its form carries, however often it is sent. */
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { surveyResponses } from '#db/schema/surveys/responses';

const bySubmission = prepared(
  { surveyId: surveyResponses.surveyId, submissionId: surveyResponses.submissionId },
  (q, { surveyId, submissionId }) =>
    q
      .select({ id: surveyResponses.id })
      .from(surveyResponses)
      .where(
        and(eq(surveyResponses.surveyId, surveyId), eq(surveyResponses.submissionId, submissionId)),
      ),
);

export const isSubmitted = async (
  db: Db,
  surveyId: number,
  submissionId: string,
): Promise<boolean> => (await bySubmission(db, { surveyId, submissionId })).length > 0;
