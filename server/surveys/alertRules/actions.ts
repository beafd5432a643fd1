/** Changes by which answers a survey alerts somebody; what was raised before stays. */
import type { AlertRuleEdit } from '#contract/surveys/alertRules';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { surveyAlertRules } from '#db/schema/surveys/alerts';
import { surveys } from '#db/schema/surveys/surveys';
import { safetyIssue } from '#rules/surveys/alertRules';
import { localize } from '#shared/localization';
import { recordEdit } from '../../platform/activities/record.ts';
import { invalid } from '../../platform/http/errors.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { findRule, termsOf, USUAL_TERMS } from './load.ts';

export const editRule = async (
  tx: Db,
  { actor, now, settings }: Writer,
  surveyId: number,
  { version, ...terms }: AlertRuleEdit,
): Promise<void> => {
  const survey = await getRow(tx, surveys, surveyId);
  const before = await findRule(tx, surveyId);
  checkVersion({ version: before?.version ?? 0 }, version);
  const issue = safetyIssue(terms.safetyWords, {
    identityMode: survey.identityMode,
    isFrozen: survey.frozenAt !== null,
    safetyWords: (before ?? USUAL_TERMS).safetyWords,
  });
  if (issue !== null) throw invalid({ safetyWords: issue });
  if (before)
    await updateRow(tx, surveyAlertRules, before.id, {
      ...terms,
      updatedAt: now,
      version: before.version + 1,
    });
  else
    await insertRows(tx, surveyAlertRules, [
      { surveyId, ...terms, createdAt: now, updatedAt: now },
    ]);
  await recordEdit(tx, {
    actor,
    at: now,
    resource: 'surveys',
    recordId: surveyId,
    recordName: localize(survey.names, settings.language),
    before: { alertRule: termsOf(before ?? USUAL_TERMS) },
    after: { alertRule: terms },
  });
};
