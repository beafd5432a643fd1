/** Alerts a lead about an answer, in the transaction that stores it: once for each response, with all reasons. */
import { eq } from 'drizzle-orm';
import type { AlertReason, AlertTerms } from '#contract/surveys/alertRules';
import type { IdentityMode } from '#contract/surveys/surveys';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { surveyAlerts } from '#db/schema/surveys/alerts';
import { surveyResponses } from '#db/schema/surveys/responses';
import { surveys, surveyVersions } from '#db/schema/surveys/surveys';
import { dimensionsOf, reasonsOf } from '#rules/surveys/alertRules';
import { stageOf } from '#rules/surveys/alerts';
import { DAY_MS } from '#shared/days';
import { findRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadStored, type ResponseRow } from '../answering/find.ts';
import { givenOf } from '../answering/rules.ts';
import { loadTerms } from '../alertRules/load.ts';
import { findOwner } from './owner.ts';
import { howOf, shownAt, whoOf } from './reaching.ts';
import type { AlertRow } from './record.ts';

/** A file tells of what was said long ago: of older answers nobody is alerted. */
export const IMPORTED_DAYS = 14;

const ofResponse = prepared({ responseId: surveyAlerts.responseId }, (q, { responseId }) =>
  q.select().from(surveyAlerts).where(eq(surveyAlerts.responseId, responseId)),
);

interface Said {
  reasons: AlertReason[];
  mode: IdentityMode;
  at: number;
}

const insertAlert = async (
  tx: Db,
  writer: Writer,
  response: ResponseRow,
  { reasons, mode, at }: Said,
): Promise<void> => {
  const [first] = reasons;
  if (!first) return;
  const { agentId, teamId } = response;
  const ownerId = await findOwner(tx, { agentId, teamId }, writer.now);
  const person = await whoOf(tx, response, { reasons, mode });
  const answeredAt = shownAt(at, { mode, ...person }, writer);
  const writtenAt = shownAt(writer.now, { mode, ...person }, writer);
  await insertRows(tx, surveyAlerts, [
    {
      surveyId: response.surveyId,
      responseId: response.id,
      rule: first.kind,
      reasons,
      dimensions: dimensionsOf(reasons),
      answeredAt,
      ...person,
      channel: response.channel,
      categoryId: response.categoryId,
      agentId,
      teamId,
      ownerId,
      ...(await howOf(tx, writer, response, { ...person, answeredAt, ownerId })),
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
      createdAt: writtenAt,
      updatedAt: writtenAt,
    },
  ]);
};

/** Of one whom nobody could get in touch with until the answer was changed; an alert that is closed is open again. */
const nowReached = async (
  tx: Db,
  writer: Writer,
  alert: AlertRow,
  response: ResponseRow,
  { reasons, mode, at }: Said,
) => {
  if (alert.canBeReached) return {};
  const person = await whoOf(tx, response, { reasons, mode });
  if (!person.canBeReached) return {};
  const isClosed = stageOf(alert) === 'closed';
  const ownerId = isClosed ? null : alert.ownerId;
  return {
    ...person,
    answeredAt: at,
    ...(await howOf(tx, writer, response, { ...person, answeredAt: at, ownerId })),
    ...(isClosed && { ownerId, closedAt: null, reopenedAt: writer.now }),
  };
};

/** What an answer that was changed makes of the alert that there is. */
const changeAlert = async (
  tx: Db,
  writer: Writer,
  alert: AlertRow,
  response: ResponseRow,
  said: Said,
): Promise<void> => {
  const { reasons, mode } = said;
  const [first] = reasons;
  if (first)
    return updateRow(tx, surveyAlerts, alert.id, {
      rule: first.kind,
      reasons,
      dimensions: dimensionsOf(reasons),
      ...(await nowReached(tx, writer, alert, response, said)),
      withdrawnAt: null,
      version: alert.version + 1,
    });
  // Once somebody was contacted it goes on.
  if (stageOf(alert) !== 'open') return;
  await updateRow(tx, surveyAlerts, alert.id, {
    withdrawnAt: shownAt(writer.now, { mode, canBeReached: alert.canBeReached }, writer),
    version: alert.version + 1,
  });
};

export interface Raising {
  /** When it was answered, as far as that is known. */
  at: number;
  terms?: AlertTerms;
}

/** The caller has written the response with its answers in the same transaction. */
export const raiseAlert = async (
  tx: Db,
  writer: Writer,
  responseId: string,
  { at, terms }: Raising,
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
  const said: Said = { reasons, mode: identityMode, at };
  if (known) return changeAlert(tx, writer, known, response, said);
  // Of an anonymous answer something is done only for whoever wants to be contacted.
  if (identityMode === 'anonymous' && !(response.contactWanted && response.contact !== null))
    return;
  await insertAlert(tx, writer, response, said);
};

/** Of a file of reviews: only of those that were answered lately. */
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
    await raiseAlert(tx, writer, id, { at: completedAt, terms });
};
