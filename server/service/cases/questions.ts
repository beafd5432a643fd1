/** What staff ask the customer of a case, and what of it waits for an answer. */
import { and, desc, eq } from 'drizzle-orm';
import { CaseQuestion } from '#contract/service/cases';
import type { CaseStage } from '#contract/service/stages';
import { UNANSWERED_DAYS } from '#contract/service/tickets';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { caseSteps } from '#db/schema/service/cases';
import { endOfDays } from '#shared/days';
import { caseAction, type CaseRow } from './caseKinds.ts';

export const requestInfo = caseAction({
  input: CaseQuestion,
  hasText: () => true,
  // Without an answer until then, staff are reminded to ask again or to end it.
  effect: async (_tx, { settings }, { at, input }) => ({
    question: input.question,
    values: { dueAt: endOfDays(at, UNANSWERED_DAYS, settings.timeZone) },
  }),
});

const questionsOf = prepared({ caseId: caseSteps.caseId }, (q, { caseId }) =>
  q
    .select({ question: caseSteps.question })
    .from(caseSteps)
    .where(and(eq(caseSteps.caseId, caseId), eq(caseSteps.action, 'requestInfo')))
    .orderBy(desc(caseSteps.id)),
);

/** Null where nothing is asked now, and where the words were taken away. */
export const loadQuestion = async (
  db: Db,
  { id }: Pick<CaseRow, 'id'>,
  stage: CaseStage,
): Promise<string | null> => {
  if (stage !== 'infoNeeded') return null;
  const [asked] = await questionsOf(db, { caseId: id });
  return asked?.question ?? null;
};
