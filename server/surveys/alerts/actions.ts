/** What staff do with an alert: give it to somebody, note a contact, close it, open it again. */
import type { Role } from '#contract/platform/access';
import { rolesThatCan } from '#contract/platform/access';
import type {
  AlertAction,
  AlertAssignment,
  AlertClosing,
  AlertContact,
  AlertReopening,
} from '#contract/surveys/alerts';
import type { Db } from '#db';
import { rootCauses } from '#db/schema/service/rootCauses';
import { staff } from '#db/schema/platform/staff';
import { surveyAlerts } from '#db/schema/surveys/alerts';
import { members } from '#db/schema/members/members';
import { canSee, decideAlert, stageOf } from '#rules/surveys/alerts';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict, forbidden, invalid, notFound } from '../../platform/http/errors.ts';
import { checkVersion, findRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { refuseErased } from '../../members/erased/refuse.ts';
import { canWorkOnTickets } from '../../service/tickets/agents.ts';
import { addContact, wasReached } from './contacts.ts';
import { giveAlert } from './give.ts';
import { isHidden } from './hidden.ts';
import { endOwnTicket, takeUpOwnTicket } from './ownTickets.ts';
import { loadParty } from './reach.ts';
import { alertEntry, type AlertRow } from './record.ts';
import { reopenedFields } from './reopen.ts';
import { isTold } from './told.ts';

export interface AlertWriter extends Writer {
  role: Role | null;
}

/** The alert, where the table allows the step to the caller; 404, 403 or 409 where not. */
const open = async (
  tx: Db,
  writer: AlertWriter,
  id: number,
  action: AlertAction,
  version: number,
): Promise<AlertRow> => {
  const row = await getRow(tx, surveyAlerts, id);
  const party = await loadParty(tx, writer, row);
  if (!canSee(party) || !(await isTold(tx, writer, id))) throw notFound();
  checkVersion(row, version);
  const decision = decideAlert(stageOf(row), action, party);
  if (decision.isAllowed) return row;
  if (decision.because === 'role')
    throw row.reopenedAt !== null || action === 'reopen'
      ? forbidden(['owner', 'manager'])
      : forbidden(rolesThatCan('surveyAlerts', 'act'));
  throw conflict(`surveyAlerts.errors.not.${stageOf(row)}`);
};

const refuseGone = async (tx: Db, { memberId }: AlertRow): Promise<void> => {
  const member = memberId === null ? undefined : await findRow(tx, members, memberId);
  if (member) refuseErased(member);
};

export const assignAlert = async (
  tx: Db,
  writer: AlertWriter,
  id: number,
  { ownerId, version }: AlertAssignment,
): Promise<void> => {
  const row = await open(tx, writer, id, 'assign', version);
  if (ownerId !== null) {
    const person = await findRow(tx, staff, ownerId);
    if (!person) throw invalid({ ownerId: 'errors.notFound' });
    if (!canWorkOnTickets(person)) throw invalid({ ownerId: 'tickets.errors.noAgent' });
    // Where it is hidden who is rated, a refusal of one agent would tell it.
    if (!isHidden(row) && ownerId === row.agentId)
      throw invalid({ ownerId: 'surveyAlerts.errors.rated' });
    if (isHidden(row) && person.role === 'agent')
      throw invalid({ ownerId: 'surveyAlerts.errors.hiddenToManager' });
    if (row.reopenedAt !== null && person.role === 'agent')
      throw invalid({ ownerId: 'surveyAlerts.errors.toManager' });
  }
  if (ownerId !== row.ownerId) await giveAlert(tx, writer, row, ownerId);
};

/** The log of the console has no notes: they are about the words of customers. */
export const contactCustomer = async (
  tx: Db,
  writer: AlertWriter,
  id: number,
  { channel, outcome, at, note, version }: AlertContact,
): Promise<void> => {
  const row = await open(tx, writer, id, 'contact', version);
  if (!row.canBeReached) throw conflict('surveyAlerts.errors.unreached');
  await refuseGone(tx, row);
  const contactedAt = at ?? writer.now;
  if (contactedAt > writer.now) throw invalid({ at: 'surveyAlerts.errors.future' });
  if (contactedAt < row.answeredAt) throw invalid({ at: 'surveyAlerts.errors.beforeAnswer' });
  // What was said before the customer was unhappy again answers nothing.
  if (row.reopenedAt !== null && contactedAt < row.reopenedAt)
    throw invalid({ at: 'surveyAlerts.errors.beforeReopening' });
  await addContact(tx, writer, row, {
    at: contactedAt,
    channel,
    outcome,
    note,
    byId: writer.actor.id,
    byName: writer.actor.name,
  });
  await recordActivity(tx, {
    ...alertEntry(writer, row),
    verb: 'logCall',
    after: { contactChannel: channel, outcome },
  });
};

export const closeAlert = async (
  tx: Db,
  writer: AlertWriter,
  id: number,
  { wasContacted, rootCauseId, actionTaken, version }: AlertClosing,
): Promise<void> => {
  const row = await open(tx, writer, id, 'close', version);
  await refuseGone(tx, row);
  const cause = await findRow(tx, rootCauses, rootCauseId);
  if (!cause || cause.archivedAt !== null) throw invalid({ rootCauseId: 'errors.notFound' });
  const isReached = await wasReached(tx, row);
  if (wasContacted && !isReached) throw invalid({ wasContacted: 'surveyAlerts.errors.notInLog' });
  if (!wasContacted && isReached) throw invalid({ wasContacted: 'surveyAlerts.errors.inLog' });
  const { now, actor } = writer;
  await updateRow(tx, surveyAlerts, id, {
    closedAt: now,
    closedBy: actor.name,
    wasContacted,
    rootCauseId,
    actionTaken,
    updatedAt: now,
    version: row.version + 1,
  });
  await recordActivity(tx, {
    ...alertEntry(writer, row),
    verb: 'resolve',
    before: { stage: stageOf(row), rootCauseId: row.rootCauseId },
    after: { stage: 'closed', rootCauseId, wasContacted },
  });
  await endOwnTicket(tx, writer, row, wasContacted ? 'answered' : 'noReply');
};

export const reopenAlert = async (
  tx: Db,
  writer: AlertWriter,
  id: number,
  { reason, version }: AlertReopening,
): Promise<void> => {
  const row = await open(tx, writer, id, 'reopen', version);
  await refuseGone(tx, row);
  await updateRow(tx, surveyAlerts, id, {
    ...(await reopenedFields(tx, row, writer.now)),
    updatedAt: writer.now,
    version: row.version + 1,
  });
  await recordActivity(tx, {
    ...alertEntry(writer, row),
    verb: 'reopen',
    before: { stage: 'closed' },
    after: { stage: 'reopened' },
    reason,
  });
  await takeUpOwnTicket(tx, writer, row, row);
};
