/** A few answers by invitation in the demo store, each of which is given its points. */
import type { Question } from '#contract/surveys/definitions';
import type { Connection } from '#db';
import { query } from '#db/statements';
import { answerKey } from '#rules/surveys/definitions';
import type { Stored } from '#rules/surveys/answering';
import { surveyInvitations } from '#db/schema/surveys/distributions';
import { getRow } from '#server/platform/records/records';
import { loadInvited } from '#server/surveys/answering/find';
import { finish } from '#server/surveys/answering/finish';
import { writerAt } from '../systemWriter.ts';

const ANSWERS = 6;
const MINUTE = 60_000;
/** Pleased, as most are. */
const PLEASED = { nps: 9, csat: 5, ces: 6, matrix: 5 } as const;

const given = (question: Question): [string, number | readonly string[] | null][] => {
  const { key, type } = question;
  if (type === 'matrix')
    return question.rows.map((row) => [answerKey(key, row.key), PLEASED.matrix]);
  if (type === 'choice') return [[answerKey(key, null), [question.options[0]?.id ?? '']]];
  return [[answerKey(key, null), type === 'text' ? null : PLEASED[type]]];
};

export const answerSome = async (connection: Connection, now: number): Promise<void> => {
  const rows = await query<{ id: number }>(
    connection.db,
    `select i.id from survey_invitations i join survey_distributions d on d.id = i.distribution_id
     where d.incentive is not null and i.sent_at <= ? and i.expires_at > ? and i.completed_at is null
       and i.voided_at is null and i.member_id is not null order by i.id limit ${ANSWERS}`,
    [now, now],
  );
  for (const { id } of rows)
    await connection.transaction(async (tx) => {
      const asked = await loadInvited(tx, await getRow(tx, surveyInvitations, Number(id)), now);
      const answers: Stored = new Map(asked.version.definition.questions.flatMap(given));
      await finish(tx, writerAt(now), asked, answers, {
        submissionId: `invitation-${id}`,
        language: 'zh',
        beganAt: now - 2 * MINUTE,
        source: 'invitation',
        channel: null,
        isRepeated: false,
        contactWanted: false,
        contact: null,
        isWithout: true,
      });
    });
};
