/** Alerts a lead about an answer, in the transaction that stores it: once for each response, with all reasons. */
import { eq } from 'drizzle-orm';
import type { AlertTerms } from '#contract/surveys/alertRules';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { surveyAlerts } from '#db/schema/surveys/alerts';
import { surveyResponses } from '#db/schema/surveys/responses';
import { surveys, surveyVersions } from '#db/schema/surveys/surveys';
import { reasonsOf } from '#rules/surveys/alertRules';
import { DAY_MS } from '#shared/days';
import { findRow, getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadStored, type ResponseRow } from '../answering/find.ts';
import { givenOf } from '../answering/rules.ts';
import { loadTerms } from '../alertRules/load.ts';
import { changeAlert } from './change.ts';
import { hiddenFields, hidesPerson } from './hidden.ts';
import { newAlertId } from './number.ts';
import { whoOf } from './reaching.ts';
import { openFields, reasonFields, type Said } from './said.ts';

/** A file tells of what was said long ago: of older answers nobody is alerted. */
const IMPORTED_DAYS = 14;

const ofResponse = prepared({ responseId: surveyAlerts.responseId }, (q, { responseId }) =>
  q.select().from(surveyAlerts).where(eq(surveyAlerts.responseId, responseId)),
);

const insertAlert = async (
  tx: Db,
  writer: Writer,
  response: ResponseRow,
  said: Said,
): Promise<void> => {
  const { reasons, mode, at } = said;
  const [first] = reasons;
  if (!first) return;
  const person = await whoOf(tx, response, { reasons, mode });
  await insertRows(tx, surveyAlerts, [
    {
      id: await newAlertId(tx, mode, response),
      surveyId: response.surveyId,
      responseId: response.id,
      agentId: response.agentId,
      ...(hidesPerson(mode, person)
        ? hiddenFields(at, writer.settings.timeZone)
        : {
            ...reasonFields(reasons, first),
            ...(await openFields(tx, writer, response, person, said, null)),
          }),
      contactedAt: null,
      contactRanMs: null,
      closedAt: null,
      closedBy: null,
      wasContacted: null,
      rootCauseId: null,
      actionTaken: null,
      reopenedAt: null,
      recoveryAnswer: null,
      recoveryAt: null,
      withdrawnAt: null,
    },
  ]);
};

export interface Raising {
  /** When it was answered, as far as that is known. */
  at: number;
  terms?: AlertTerms;
  /** Whether it is followed up in a ticket of its own where the customer has none that is live. */
  opensTicket?: boolean;
}

/** The caller has written the response with its answers in the same transaction. */
export const raiseAlert = async (
  tx: Db,
  writer: Writer,
  responseId: string,
  { at, terms, opensTicket = true }: Raising,
): Promise<void> => {
  const response = await findRow(tx, surveyResponses, responseId);
  if (!response || response.completedAt === null) return;
  const { identityMode, purpose } = await getRow(tx, surveys, response.surveyId);
  // What somebody says of a recovery reopens the alert that it is about.
  if (purpose === 'recovery') return;
  const { definition } = await getRow(tx, surveyVersions, response.versionId);
  const answers = givenOf(await loadStored(tx, response));
  const rule = terms ?? (await loadTerms(tx, response.surveyId));
  const reasons = reasonsOf(definition, answers, rule);
  const [known] = await ofResponse(tx, { responseId });
  const said: Said = { reasons, mode: identityMode, at, opensTicket };
  if (known) return changeAlert(tx, writer, known, response, said);
  // Of an anonymous answer something is done only for whoever wants to be contacted.
  if (identityMode === 'anonymous' && !(response.contactWanted && response.contact !== null))
    return;
  await insertAlert(tx, writer, response, said);
};

/** Of a file of reviews: only of those that were answered lately. No ticket is opened for so many: that is for whoever follows them up. */
export const raiseOfImport = async (
  tx: Db,
  writer: Writer,
  surveyId: number,
  responses: readonly { id: string; completedAt: number }[],
): Promise<void> => {
  const recent = responses.filter(
    ({ completedAt }) => completedAt >= writer.now - IMPORTED_DAYS * DAY_MS,
  );
  if (recent.length === 0) return;
  const terms = await loadTerms(tx, surveyId);
  for (const { id, completedAt } of recent)
    await raiseAlert(tx, writer, id, { at: completedAt, terms, opensTicket: false });
};
