/** Reads the rule of a survey: its own, or the usual terms. */
import { eq } from 'drizzle-orm';
import { type AlertRule, AlertTerms } from '#contract/surveys/alertRules';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { surveyAlertRules } from '#db/schema/surveys/alerts';

const ofSurvey = prepared({ surveyId: surveyAlertRules.surveyId }, (q, { surveyId }) =>
  q.select().from(surveyAlertRules).where(eq(surveyAlertRules.surveyId, surveyId)),
);
export type RuleRow = typeof surveyAlertRules.$inferSelect;

export const findRule = async (db: Db, surveyId: number): Promise<RuleRow | undefined> =>
  (await ofSurvey(db, { surveyId }))[0];

export const USUAL_TERMS: AlertTerms = AlertTerms.parse({});

export const termsOf = ({
  isOn,
  npsAtMost,
  csatAtMost,
  cesAtMost,
  dimensionAtMost,
  words,
  safetyWords,
}: AlertTerms): AlertTerms => ({
  isOn,
  npsAtMost,
  csatAtMost,
  cesAtMost,
  dimensionAtMost,
  words,
  safetyWords,
});

export const loadTerms = async (db: Db, surveyId: number): Promise<AlertTerms> =>
  (await findRule(db, surveyId)) ?? USUAL_TERMS;

export const showRule = async (db: Db, surveyId: number): Promise<AlertRule> => {
  const row = await findRule(db, surveyId);
  return { ...termsOf(row ?? USUAL_TERMS), id: surveyId, version: row?.version ?? 0 };
};
