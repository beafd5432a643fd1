/** Reads an alert as its page shows it to the caller. */
import { can } from '#contract/platform/access';
import type { SurveyAlertDetail } from '#contract/surveys/alerts';
import type { Db } from '#db';
import { surveyAlerts } from '#db/schema/surveys/alerts';
import { statement } from '#db/statements';
import { allowedOf, canSee, stageOf } from '#rules/surveys/alerts';
import type { Context } from '../../platform/http/context.ts';
import { notFound } from '../../platform/http/errors.ts';
import { listRows } from '../../platform/lists/list.ts';
import { getRow } from '../../platform/records/records.ts';
import { alertList } from './list.ts';
import { loadContacts } from './contacts.ts';
import { loadParty } from './reach.ts';

const commentsOf = statement<{ text: string }>(
  `select text from survey_answers where response_id = ? and text is not null and text <> ''
   order by question_key, row_key`,
);
const contactOf = statement<{ contact: string | null }>(
  'select contact from survey_responses where id = ? and contact_wanted = 1',
);

export const showAlert = async (
  context: Context,
  db: Db,
  id: number,
): Promise<SurveyAlertDetail> => {
  const row = await getRow(db, surveyAlerts, id);
  const party = await loadParty(db, context, row);
  if (!canSee(party)) throw notFound();
  const { rows } = await listRows(
    alertList,
    { ...context, db },
    { filter: { id }, sort: null, from: 0, limit: 1 },
  );
  const [shown] = rows as SurveyAlertDetail[];
  if (!shown) throw notFound();
  const { role } = context;
  const seesComments = role !== null && can(role, 'surveyResults', 'comments');
  const responseId = row.responseId ?? '';
  const comments = seesComments ? await commentsOf(db, responseId) : [];
  const [left] = party === 'reader' ? [] : await contactOf(db, responseId);
  return {
    ...shown,
    comments: comments.map(({ text }) => text),
    contact: left?.contact ?? null,
    contacts: (await loadContacts(db, id)).map((entry) =>
      party === 'reader' ? { ...entry, note: null } : entry,
    ),
    allowed: allowedOf(stageOf(row), party, row).filter(
      () => role !== null && can(role, 'surveyAlerts', 'act'),
    ),
  };
};
