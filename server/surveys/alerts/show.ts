/** Reads an alert as its page shows it to the caller. */
import { can } from '#contract/platform/access';
import type { SurveyAlertDetail } from '#contract/surveys/alerts';
import type { Db } from '#db';
import { rootCauses } from '#db/schema/service/rootCauses';
import { surveyAlerts } from '#db/schema/surveys/alerts';
import { statement } from '#db/statements';
import { allowedOf, canReveal, canSee, stageOf } from '#rules/surveys/alerts';
import type { Context } from '../../platform/http/context.ts';
import { notFound } from '../../platform/http/errors.ts';
import { listRows } from '../../platform/lists/list.ts';
import { getRow } from '../../platform/records/records.ts';
import { contactOf as maskedContact, showResponse } from '../responses/show.ts';
import { responseList } from '../responses/list.ts';
import { isHidden } from './hidden.ts';
import { alertList } from './list.ts';
import { loadContacts } from './contacts.ts';
import type { AlertRow } from './record.ts';
import { loadParty } from './reach.ts';

const commentsOf = statement<{ text: string }>(
  `select text from survey_answers where response_id = ? and text is not null and text <> ''
   order by question_key, row_key`,
);
const contactOf = statement<{ contact: string | null }>(
  'select contact from survey_responses where id = ? and contact_wanted = 1',
);
/** Without masks; null where nothing was left, or where it is hidden whose the alert is. */
export const loadContact = async (db: Db, row: AlertRow): Promise<string | null> => {
  if (isHidden(row) || row.responseId === null) return null;
  return (await contactOf(db, row.responseId))[0]?.contact ?? null;
};

/** Whether the list of responses shows it to the caller by now. */
const isListed = async (context: Context, id: string): Promise<boolean> => {
  const asked = { filter: { id }, sort: undefined, from: 0, limit: 1 };
  const { rows } = await listRows({ ...responseList, finish: (_, found) => found }, context, asked);
  return rows.length > 0;
};

/** What the list of responses shows of one, and so everybody who reads it. */
const toldComments = async (context: Context, id: string): Promise<string[]> =>
  (await isListed(context, id))
    ? (await showResponse(context, id)).answers.flatMap(({ text }) => text ?? [])
    : [];

/** Nothing leads from an alert that says nothing of the person to the response. */
const loadLinked = async (context: Context, row: AlertRow): Promise<string | null> => {
  const { role } = context;
  if (row.responseId === null || role === null || isHidden(row)) return null;
  if (!can(role, 'surveyResponses', 'show')) return null;
  return (await isListed(context, row.responseId)) ? row.responseId : null;
};

const loadComments = async (context: Context, row: AlertRow): Promise<string[]> => {
  const { db, role } = context;
  if (row.responseId === null || role === null || !can(role, 'surveyResults', 'comments'))
    return [];
  if (isHidden(row)) return toldComments(context, row.responseId);
  return (await commentsOf(db, row.responseId)).map(({ text }) => text);
};

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
  const left = party === 'reader' ? null : await loadContact(db, row);
  const cause = row.rootCauseId === null ? null : await getRow(db, rootCauses, row.rootCauseId);
  const seesContact = role !== null && can(role, 'members', 'personal');
  return {
    ...shown,
    comments: await loadComments({ ...context, db }, row),
    contact: maskedContact(left, seesContact),
    canReveal:
      left !== null &&
      !seesContact &&
      canReveal(party, row) &&
      role !== null &&
      can(role, 'surveyAlerts', 'act'),
    responseId: await loadLinked({ ...context, db }, row),
    rootCauseNames: cause?.names ?? null,
    contacts: (await loadContacts(db, id)).map((entry) =>
      party === 'reader' ? { ...entry, note: null } : entry,
    ),
    allowed: allowedOf(stageOf(row), party, row).filter(
      () => role !== null && can(role, 'surveyAlerts', 'act'),
    ),
  };
};
