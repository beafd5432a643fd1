/** Steps of corrective actions: accepted, begun, done, checked; and dismissed. */
import type {
  ActionFinish,
  ActionReason,
  ActionSignature,
  ActionVerb,
  EvidenceAddition,
  EvidenceRemoval,
} from '#contract/surveys/correctiveActions';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { correctiveChecks, correctiveEvidence } from '#db/schema/surveys/correctiveActions';
import { statement } from '#db/statements';
import { canBeSigned } from '#rules/surveys/verification';
import { dayOf, startOfDay } from '#shared/days';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { deleteRow, findRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { verifyAction } from '../verification/verify.ts';
import type { ActionReader } from './access.ts';
import { checkPeople } from './access.ts';
import { entryOf, openFor, saveStep } from './actions.ts';
import { addOne } from './evidence.ts';
import { implementedError, missingFields, stageAfter } from './rules.ts';

type Step<Body> = (
  tx: Db,
  writer: Writer,
  reader: ActionReader,
  id: number,
  body: Body,
) => Promise<void>;

export const acceptAction: Step<ActionVerb> = async (tx, writer, reader, id, { version }) => {
  const opened = await openFor(tx, reader, id, 'accept', version);
  const missing = missingFields(opened.row);
  if (missing) throw conflict('correctiveActions.errors.incomplete', { errors: missing });
  await checkPeople(tx, opened.row);
  await saveStep(tx, writer, opened, 'approve', { acceptedAt: writer.now });
};

export const dismissAction: Step<ActionReason> = async (
  tx,
  writer,
  reader,
  id,
  { version, reason },
) => {
  const opened = await openFor(tx, reader, id, 'dismiss', version);
  await saveStep(tx, writer, opened, 'dismiss', { endedAt: writer.now, reason }, reason);
};

export const startAction: Step<ActionVerb> = async (tx, writer, reader, id, { version }) => {
  const opened = await openFor(tx, reader, id, 'start', version);
  await saveStep(tx, writer, opened, 'start', { startedAt: writer.now });
};

const lastImplemented = statement<{ at: number | string | null }>(
  'select max(implemented_at) as at from corrective_checks where action_id = ?',
);

/** The change holds from a day on, which may have passed when it is written down. */
export const finishAction: Step<ActionFinish> = async (
  tx,
  writer,
  reader,
  id,
  { version, implementedOn },
) => {
  const opened = await openFor(tx, reader, id, 'finish', version);
  const { timeZone } = writer.settings;
  const today = dayOf(writer.now, timeZone);
  const [last] = await lastImplemented(tx, id);
  const earliest = dayOf(Number(last?.at ?? opened.row.createdAt), timeZone);
  const on = implementedOn ?? today;
  const error = implementedError(on, { today, earliest });
  if (error) throw invalid({ implementedOn: error });
  const implementedAt = on === today ? writer.now : startOfDay(on, timeZone);
  await saveStep(tx, writer, opened, 'complete', { implementedAt, finishedBy: writer.actor.id });
};

/** It turned out not to be done: it is compared anew once it is. */
export const reopenAction: Step<ActionReason> = async (
  tx,
  writer,
  reader,
  id,
  { version, reason },
) => {
  const opened = await openFor(tx, reader, id, 'reopen', version);
  await saveStep(tx, writer, opened, 'reopen', { implementedAt: null, finishedBy: null }, reason);
};

/** The verdict is computed; the verifier signs it and says what it means. */
export const signAction: Step<ActionSignature> = async (
  tx,
  writer,
  reader,
  id,
  { version, comment },
) => {
  const opened = await openFor(tx, reader, id, 'verify', version);
  const { row } = opened;
  const { timeZone } = writer.settings;
  const found = await verifyAction(tx, row, { timeZone, now: writer.now });
  if (found?.comparison == null || row.implementedAt === null)
    throw conflict('correctiveActions.errors.waiting');
  const { outcome: verdict, comparison } = found;
  if (!canBeSigned(verdict)) throw conflict('correctiveActions.errors.tooFew');
  await insertRows(tx, correctiveChecks, [
    {
      actionId: id,
      round: row.round,
      implementedAt: row.implementedAt,
      measure: row.measure,
      comparison,
      verdict,
      comment,
      verifierId: writer.actor.id,
      verifierName: writer.actor.name,
      checkedAt: writer.now,
    },
  ]);
  const isEffective = verdict === 'effective';
  await saveStep(tx, writer, { row, to: stageAfter(verdict) }, 'verify', {
    lastVerdict: verdict,
    lastCheckedAt: writer.now,
    ...(isEffective
      ? { endedAt: writer.now }
      : { round: row.round + 1, startedAt: null, implementedAt: null, finishedBy: null }),
  });
};

/** Evidence belongs to what people write about an action, at every stage in which it can be edited. */
export const linkEvidence: Step<EvidenceAddition> = async (
  tx,
  writer,
  reader,
  id,
  { version, evidence },
) => {
  const { row } = await openFor(tx, reader, id, 'edit', version);
  await addOne(tx, writer, id, evidence);
  await recordActivity(tx, {
    ...entryOf(writer, row),
    verb: 'link',
    after: { evidence: evidence.kind },
  });
};

export const unlinkEvidence: Step<EvidenceRemoval> = async (
  tx,
  writer,
  reader,
  id,
  { version, evidenceId },
) => {
  const { row } = await openFor(tx, reader, id, 'edit', version);
  const found = await findRow(tx, correctiveEvidence, evidenceId);
  if (found?.actionId !== id) throw invalid({ evidenceId: 'errors.notFound' });
  await deleteRow(tx, correctiveEvidence, evidenceId);
  await recordActivity(tx, {
    ...entryOf(writer, row),
    verb: 'unlink',
    before: { evidence: found.kind },
  });
};
