/** What becomes of an alert whose answer was changed. */
import type { Db } from '#db';
import { surveyAlerts } from '#db/schema/surveys/alerts';
import { stageOf } from '#rules/surveys/alerts';
import { updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { ResponseRow } from '../answering/find.ts';
import { hiddenFields, hidesPerson, isHidden, toMonth } from './hidden.ts';
import { endOwnTicket } from './ownTickets.ts';
import { whoOf } from './reaching.ts';
import type { AlertRow } from './record.ts';
import { openFields, reasonFields, type Said } from './said.ts';

/** Who may be named and reached is decided anew; what was closed while nobody could be reached is open again. */
const changedFields = async (
  tx: Db,
  writer: Writer,
  alert: AlertRow,
  response: ResponseRow,
  said: Said,
): Promise<Partial<AlertRow>> => {
  const { reasons, mode } = said;
  const [first] = reasons;
  const person = await whoOf(tx, response, { reasons, mode });
  if (hidesPerson(mode, person)) {
    if (isHidden(alert)) return {};
    await endOwnTicket(tx, writer, alert);
    return hiddenFields(alert.answeredAt, writer.settings.timeZone);
  }
  if (!first) return {};
  const stage = stageOf(alert);
  const isNewlyReached = person.canBeReached && !alert.canBeReached;
  if (!isNewlyReached && stage !== 'withdrawn') return reasonFields(reasons, first);
  return {
    ...reasonFields(reasons, first),
    ...(await openFields(tx, writer, response, person, said, alert)),
    ...(stage === 'closed' && {
      ownerId: null,
      closedAt: null,
      wasContacted: null,
      reopenedAt: writer.now,
    }),
  };
};

/** What an answer that was changed makes of the alert that there is. */
export const changeAlert = async (
  tx: Db,
  writer: Writer,
  alert: AlertRow,
  response: ResponseRow,
  said: Said,
): Promise<void> => {
  const isContacted = alert.contactRanMs !== null;
  // Once somebody was contacted it goes on, and says of the person what it said then.
  const isLeftAlone =
    isContacted && hidesPerson(said.mode, await whoOf(tx, response, said)) && !isHidden(alert);
  if (isLeftAlone) return;
  const fields = await changedFields(tx, writer, alert, response, said);
  const after = { ...alert, ...fields };
  const isWithdrawn = said.reasons.length === 0 && stageOf(alert) === 'open';
  if (isWithdrawn) await endOwnTicket(tx, writer, alert);
  if (said.reasons.length === 0 && !isWithdrawn && Object.keys(fields).length === 0) return;
  const withdrawnAt = isWithdrawn ? writer.now : alert.withdrawnAt;
  const { timeZone } = writer.settings;
  await updateRow(tx, surveyAlerts, alert.id, {
    ...fields,
    withdrawnAt:
      said.reasons.length > 0 || withdrawnAt === null
        ? null
        : isHidden(after)
          ? toMonth(withdrawnAt, timeZone)
          : withdrawnAt,
    version: alert.version + 1,
  });
};
