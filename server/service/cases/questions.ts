/** What staff ask the customer of a case, and what of it waits for an answer. */
import { and, desc, eq } from 'drizzle-orm';
import { CaseQuestion } from '#contract/service/cases';
import type { CaseStage } from '#contract/service/stages';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { caseSteps } from '#db/schema/service/cases';
import { caseAction, type CaseRow } from './caseKinds.ts';

export const requestInfo = caseAction({
  input: CaseQuestion,
  hasText: () => true,
  effect: async (_tx, _acting, { input }) => ({ question: input.question }),
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
