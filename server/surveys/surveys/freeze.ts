/** From its first answer on, a survey stays anonymous or identified. */
import { and, eq, isNull } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { surveys } from '#db/schema/surveys/surveys';

/** One that is frozen keeps its instant. */
export const freezeSurvey = prepared(
  { id: surveys.id, frozenAt: surveys.frozenAt },
  (q, { id, frozenAt }) =>
    q
      .update(surveys)
      .set({ frozenAt })
      .where(and(eq(surveys.id, id), isNull(surveys.frozenAt))),
);
