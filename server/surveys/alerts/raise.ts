/** Alerts a lead about an answer, in the transaction that stores it: once for each response, with all reasons. */
import { eq } from 'drizzle-orm';
import type { AlertReason, AlertTerms } from '#contract/surveys/alertRules';
import type { IdentityMode } from '#contract/surveys/surveys';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { surveyAlerts } from '#db/schema/surveys/alerts';
import { surveyResponses } from '#db/schema/surveys/responses';
import { surveys, surveyVersions } from '#db/schema/surveys/surveys';
import { dimensionsOf, reasonsOf } from '#rules/surveys/alertRules';
import { stageOf } from '#rules/surveys/alerts';
import { DAY_MS, dayOf, startOfDay } from '#shared/days';
import { findRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadStored, type ResponseRow } from '../answering/find.ts';
import { givenOf } from '../answering/rules.ts';
import { loadTerms } from '../alertRules/load.ts';
import { findOwner } from './owner.ts';
import { personOf, reachingOf, UNREACHED } from './reaching.ts';

/** A file tells of what was said long ago: of older answers nobody is alerted. */
export const IMPORTED_DAYS = 14;

const ofResponse = prepared({ responseId: surveyAlerts.responseId }, (q, { responseId }) =>
  q.select().from(surveyAlerts).where(eq(surveyAlerts.responseId, responseId)),
);

const insertAlert = async (
  tx: Db,
  writer: Writer,
  response: ResponseRow,
  { reasons, mode, at }: { reasons: AlertReason[]; mode: IdentityMode; at: number },
): Promise<void> => {
  const [first] = reasons;
  if (!first) return;
  const { timeZone } = writer.settings;
  const person = personOf(mode, response, reasons);
  const member = person.memberId === null ? undefined : await findRow(tx, members, person.memberId);
  const isGone = member !== undefined && member.erasedAt !== null;
  const memberId = isGone ? null : person.memberId;
  const canBeReached = person.canBeReached && !isGone;
  // Where nobody may learn whose it is, no instant tells it either.
  const isHidden = mode !== 'identified' && !canBeReached;
  const answeredAt = isHidden ? startOfDay(dayOf(at, timeZone), timeZone) : at;
  const { agentId, teamId } = response;
  const ownerId = await findOwner(tx, { agentId, teamId }, writer.now);
  const reaching = canBeReached
    ? await reachingOf(tx, writer, response, { memberId, answeredAt, ownerId })
    : UNREACHED;
  const writtenAt = isHidden ? answeredAt : writer.now;
  await insertRows(tx, surveyAlerts, [
    {
      surveyId: response.surveyId,
      responseId: response.id,
      rule: first.kind,
      reasons,
      dimensions: dimensionsOf(reasons),
      answeredAt,
      canBeReached,
      memberId,
      channel: response.channel,
      categoryId: response.categoryId,
      agentId,
      teamId,
      ownerId,
      ...reaching,
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

/** What an answer that was changed makes of the alert that there is. */
const changeAlert = async (
  tx: Db,
  { now }: Writer,
  alert: typeof surveyAlerts.$inferSelect,
  reasons: AlertReason[],
): Promise<void> => {
  const [first] = reasons;
  if (first)
    return updateRow(tx, surveyAlerts, alert.id, {
      rule: first.kind,
      reasons,
      dimensions: dimensionsOf(reasons),
      withdrawnAt: null,
      version: alert.version + 1,
    });
  // Once somebody was contacted it goes on.
  if (stageOf(alert) !== 'open') return;
  await updateRow(tx, surveyAlerts, alert.id, {
    withdrawnAt: now,
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
  if (known) return changeAlert(tx, writer, known, reasons);
  // Of an anonymous answer something is done only for whoever wants to be contacted.
  if (identityMode === 'anonymous' && !(response.contactWanted && response.contact !== null))
    return;
  await insertAlert(tx, writer, response, { reasons, mode: identityMode, at });
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
