/** Surveys that customers are asked about the work of agents: known of a survey, whatever was answered. */
import { inArray } from 'drizzle-orm';
import type { Trigger } from '#contract/surveys/distributions';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { surveyDistributions } from '#db/schema/surveys/distributions';

const triggersOf = prepared({ ids: many(surveyDistributions.surveyId) }, (q, { ids }) =>
  q
    .select({ surveyId: surveyDistributions.surveyId, trigger: surveyDistributions.trigger })
    .from(surveyDistributions)
    .where(inArray(surveyDistributions.surveyId, ids)),
);

const ABOUT_AGENTS: readonly Trigger['kind'][] = ['caseResolved', 'alertClosed'];

export const loadAboutAgents = async (
  db: Db,
  surveyIds: readonly number[],
): Promise<ReadonlySet<number>> =>
  new Set(
    (await triggersOf(db, { ids: [...surveyIds] }))
      .filter(({ trigger }) => ABOUT_AGENTS.includes(trigger.kind))
      .map(({ surveyId }) => surveyId),
  );
