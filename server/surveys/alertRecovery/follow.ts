/** What an answer to the recovery question makes of the alert after which it was asked. */
import type { Definition } from '#contract/surveys/definitions';
import { SCALES } from '#contract/surveys/definitions';
import type { Db } from '#db';
import { surveyAlerts } from '#db/schema/surveys/alerts';
import { surveyInvitations } from '#db/schema/surveys/distributions';
import { surveyResponses } from '#db/schema/surveys/responses';
import { surveyVersions } from '#db/schema/surveys/surveys';
import { recoveryOf, stageOf } from '#rules/surveys/alerts';
import { type Answers, towardsBest } from '#rules/surveys/definitions';
import { findRow, getRow, updateRow } from '../../platform/records/records.ts';
import { recordActivity } from '../../platform/activities/record.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadStored } from '../answering/find.ts';
import { givenOf } from '../answering/rules.ts';
import { takeUpOwnTicket } from '../alerts/ownTickets.ts';
import { alertEntry } from '../alerts/record.ts';
import { reopenedFields } from '../alerts/reopen.ts';

/** Of the question that stands for the survey, else of the first one of satisfaction; null where it was left out. */
const recoveryAnswer = (
  { questions, headlineKey }: Definition,
  answers: Answers,
): number | null => {
  const asked = questions.filter(({ type }) => type === 'csat');
  const question = asked.find(({ key }) => key === headlineKey) ?? asked[0];
  const given = question ? answers.get(question.key) : undefined;
  return question?.type === 'csat' && typeof given === 'number'
    ? towardsBest(given, SCALES.csat, question.direction)
    : null;
};

/** False where the answer is about something else. */
export const followRecovery = async (
  tx: Db,
  writer: Writer,
  { id, invitationId }: { id: string; invitationId: number },
): Promise<boolean> => {
  const invitation = await getRow(tx, surveyInvitations, invitationId);
  if (invitation.subjectKind !== 'alert') return false;
  const alert = await findRow(tx, surveyAlerts, invitation.subjectId);
  if (!alert) return true;
  const response = await getRow(tx, surveyResponses, id);
  const { definition } = await getRow(tx, surveyVersions, response.versionId);
  const answer = recoveryAnswer(definition, givenOf(await loadStored(tx, response)));
  // Once: a manager who has it already is not told again.
  const isReopened =
    recoveryOf(answer) === 'unhappy' && stageOf(alert) === 'closed' && alert.reopenedAt === null;
  await updateRow(tx, surveyAlerts, alert.id, {
    recoveryAnswer: answer,
    recoveryAt: answer === null ? null : writer.now,
    ...(isReopened && (await reopenedFields(tx, alert, writer.now))),
    updatedAt: writer.now,
    version: alert.version + 1,
  });
  if (isReopened) {
    await recordActivity(tx, {
      ...alertEntry(writer, alert),
      verb: 'reopen',
      before: { stage: 'closed' },
      after: { stage: 'reopened' },
    });
    await takeUpOwnTicket(tx, writer, alert, alert);
  }
  return true;
};
