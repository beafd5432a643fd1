/** Takes back a file of reviews: its responses leave with their sums, and the survey stays. */
import type { Db } from '#db';
import { statement } from '#db/statements';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict } from '../../platform/http/errors.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { RecordedChange, Undoer } from '../../platform/undo/undoers.ts';
import { endOwnTicket } from '../alerts/ownTickets.ts';
import { entryOf } from '../correctiveActions/actions.ts';
import { recomputeScores } from '../scores/recompute.ts';
import { REVIEW_IMPORTS } from './write.ts';

const surveysOf = statement<{ surveyId: number }>(
  'select distinct survey_id as "surveyId" from survey_responses where change_id = ?',
);
/** What was raised by its reviews ends with them, unless somebody was contacted or it is closed already. */
const withdrawAlerts = statement(
  `update survey_alerts set withdrawn_at = ?, version = version + 1
   where closed_at is null and contact_ran_ms is null and reopened_at is null and withdrawn_at is null
     and response_id in (select id from survey_responses where change_id = ?)`,
);
const openedBy = statement<{ id: number; ticketId: number }>(
  `select id, ticket_id as "ticketId" from survey_alerts
   where withdrawn_at = ? and ticket_id is not null
     and response_id in (select id from survey_responses where change_id = ?)`,
);
/** Answers on which an action is based that was not dismissed. */
const evidenceOf = statement<{ id: number }>(
  `select e.id from survey_responses r
     join corrective_evidence e on e.response_id = r.id
     join corrective_actions a on a.id = e.action_id
   where r.change_id = ? and a.stage <> 'dismissed' limit 1`,
);
/** Those of dismissed actions leave with the answers. */
const lostBy = statement<{ id: number; title: string }>(
  `select a.id, a.title from survey_responses r
     join corrective_evidence e on e.response_id = r.id
     join corrective_actions a on a.id = e.action_id
   where r.change_id = ? order by e.id`,
);
const removeAnswers = statement(
  'delete from survey_answers where response_id in (select id from survey_responses where change_id = ?)',
);
const removeResponses = statement('delete from survey_responses where change_id = ?');

/** The sums of a survey are computed again: taking away a hundred thousand reviews one by one takes longer. */
const takeBack = async (tx: Db, writer: Writer, change: RecordedChange) => {
  const { actor, now, changeId } = writer;
  if ((await evidenceOf(tx, change.recordId)).length > 0)
    throw conflict('correctiveActions.errors.evidenceInFile');
  const surveys = await surveysOf(tx, change.recordId);
  await withdrawAlerts(tx, now, change.recordId);
  for (const { id, ticketId } of await openedBy(tx, now, change.recordId))
    await endOwnTicket(tx, writer, { id: Number(id), ticketId: Number(ticketId) });
  for (const { id, title } of await lostBy(tx, change.recordId))
    await recordActivity(tx, {
      ...entryOf(writer, { id: Number(id), title }),
      verb: 'unlink',
      before: { evidence: 'response' },
    });
  await removeAnswers(tx, change.recordId);
  await removeResponses(tx, change.recordId);
  for (const { surveyId } of surveys) await recomputeScores(tx, { surveyId });
  await recordActivity(tx, {
    actor,
    at: now,
    resource: REVIEW_IMPORTS,
    recordId: change.recordId,
    recordName: change.recordName,
    verb: 'delete',
    before: change.after ?? {},
    changeId: changeId ?? null,
  });
};

const responsesOf = statement<{ n: number }>(
  'select count(*) as n from survey_responses where change_id = ?',
);

export const REVIEW_UNDOERS: readonly Undoer[] = [
  {
    resource: REVIEW_IMPORTS,
    verb: 'create',
    action: 'create',
    undo: takeBack,
    countRecords: async (db, { recordId }) => Number((await responsesOf(db, recordId))[0]?.n ?? 0),
  },
];
