/** Steps of accountability: told to the parties, decided, appealed, final. */
import type {
  AccountabilityAction,
  AccountabilityStage,
  AccountabilityWords,
} from '#contract/service/accountability';
import { rolesThatCan } from '#contract/platform/access';
import type { ActivityVerb } from '#contract/platform/activities';
import type { Db } from '#db';
import { accountabilities, accountabilityShares } from '#db/schema/service/accountability';
import { cases } from '#db/schema/service/cases';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict, forbidden, invalid, notFound } from '../../platform/http/errors.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { refuseErasedCustomer } from '../tickets/customers.ts';
import { loadShares, type Reader, type ShareRow, sideOf } from './load.ts';
import { decideAccountability, mayDecide, replyUntil } from './rules.ts';

type Row = typeof accountabilities.$inferSelect;
/** Facts and words are not told in the log, which more people read. */
export const entryOf = ({ actor, now }: Writer, { id }: Pick<Row, 'id'>, number: string) => ({
  actor,
  at: now,
  resource: 'accountabilities',
  recordId: id,
  recordName: number,
});
const numberOf = async (tx: Db, caseId: number): Promise<string> =>
  (await getRow(tx, cases, caseId)).number;

interface Opened {
  row: Row;
  shares: readonly ShareRow[];
  to: AccountabilityStage;
  isManager: boolean;
}
/** With these, people write something about what happened. */
const WRITTEN: readonly AccountabilityAction[] = ['edit', 'reply', 'appeal'];

/** The record for a step of this reader; 404 where there is none for them, 403 or 409 where they may not. */
export const openFor = async (
  tx: Db,
  id: number,
  action: AccountabilityAction,
  reader: Reader,
  version: number,
): Promise<Opened> => {
  const row = await getRow(tx, accountabilities, id);
  const shares = await loadShares(tx, id);
  const side = sideOf(row, shares, reader);
  if (side === null) throw notFound();
  const decision = decideAccountability(row.stage, action, side);
  if (!decision.isAllowed && decision.because === 'role')
    throw forbidden(rolesThatCan('accountabilities', 'decide'));
  checkVersion(row, version);
  if (!decision.isAllowed) throw conflict('cases.errors.notNow');
  if (WRITTEN.includes(action))
    await refuseErasedCustomer(tx, (await getRow(tx, cases, row.caseId)).ticketId);
  return { row, shares, to: decision.to, isManager: side === 'manager' };
};

export const saveStep = async (
  tx: Db,
  writer: Writer,
  { row, to }: Pick<Opened, 'row' | 'to'>,
  verb: ActivityVerb,
  values: Partial<Row>,
): Promise<void> => {
  await updateRow(tx, accountabilities, row.id, {
    ...values,
    stage: to,
    updatedAt: writer.now,
    version: row.version + 1,
  });
  await recordActivity(tx, {
    ...entryOf(writer, row, await numberOf(tx, row.caseId)),
    verb,
    before: { stage: row.stage },
    after: { stage: to },
  });
};

export const notifyParties = async (
  tx: Db,
  writer: Writer,
  reader: Reader,
  id: number,
  { version }: { version: number },
): Promise<void> => {
  const opened = await openFor(tx, id, 'notify', reader, version);
  const notifiedAt = writer.now;
  await saveStep(tx, writer, opened, 'submit', { notifiedAt, replyUntil: replyUntil(notifiedAt) });
};

/** One's own share; a manager names the one for which they write. */
const shareFor = (
  { shares, isManager }: Opened,
  shareId: number | null,
  reader: Reader,
): ShareRow => {
  const own = shares.find(({ staffId }) => staffId !== null && staffId === reader.id);
  const named = isManager && shareId !== null ? shares.find((one) => one.id === shareId) : own;
  if (!named) throw invalid({ shareId: 'errors.notFound' });
  return named;
};

export const replyToFacts = async (
  tx: Db,
  writer: Writer,
  reader: Reader,
  id: number,
  { version, shareId, text }: AccountabilityWords,
): Promise<void> => {
  const opened = await openFor(tx, id, 'reply', reader, version);
  const until = opened.row.replyUntil;
  if (until !== null && writer.now >= until) throw conflict('accountability.errors.tooLate');
  const share = shareFor(opened, shareId, reader);
  await updateRow(tx, accountabilityShares, share.id, { reply: text, repliedAt: writer.now });
  await saveStep(tx, writer, opened, 'reply', {});
};

export const decideShares = async (
  tx: Db,
  writer: Writer,
  reader: Reader,
  id: number,
  { version }: { version: number },
): Promise<void> => {
  const opened = await openFor(tx, id, 'decide', reader, version);
  const { row, shares } = opened;
  if (shares.some(({ staffId }) => staffId === reader.id))
    throw conflict('accountability.errors.ownShare');
  if (!mayDecide(shares, row.replyUntil, writer.now))
    throw conflict('accountability.errors.replyOpen');
  await saveStep(tx, writer, opened, 'approve', { decidedAt: writer.now, deciderId: reader.id });
};

export const appealShares = async (
  tx: Db,
  writer: Writer,
  reader: Reader,
  id: number,
  { version, text }: AccountabilityWords,
): Promise<void> => {
  const opened = await openFor(tx, id, 'appeal', reader, version);
  await saveStep(tx, writer, opened, 'askAgain', { appealedAt: writer.now, appealReason: text });
};

/** After an appeal somebody else decides than before. */
export const finishShares = async (
  tx: Db,
  writer: Writer,
  reader: Reader,
  id: number,
  { version }: { version: number },
): Promise<void> => {
  const opened = await openFor(tx, id, 'finish', reader, version);
  const { row, shares } = opened;
  if (shares.some(({ staffId }) => staffId === reader.id))
    throw conflict('accountability.errors.ownShare');
  if (row.stage === 'appealed' && row.deciderId === reader.id)
    throw conflict('accountability.errors.sameDecider');
  await saveStep(tx, writer, opened, 'end', { finalAt: writer.now });
};
