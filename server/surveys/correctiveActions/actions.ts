/** Writes corrective actions. */
import { rolesThatCan } from '#contract/platform/access';
import type { ActivityVerb } from '#contract/platform/activities';
import type {
  ActionFields,
  ActionStage,
  ActionStep,
  CorrectiveActionEdit,
  CorrectiveActionInput,
} from '#contract/surveys/correctiveActions';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { categories } from '#db/schema/catalog/categories';
import { rootCauses } from '#db/schema/service/rootCauses';
import { correctiveActions } from '#db/schema/surveys/correctiveActions';
import { surveys } from '#db/schema/surveys/surveys';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { conflict, forbidden, invalid, notFound } from '../../platform/http/errors.ts';
import { checkVersion, findRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadDimensions } from '../dimensions/load.ts';
import { loadMeasures, nameOfMeasure } from '../verification/options.ts';
import { type ActionReader, checkPeople, seesAction, sidesOf } from './access.ts';
import { addEvidence } from './evidence.ts';
import {
  actionErrors,
  decideActionStep,
  fixedErrors,
  missingFields,
  sideOfStep,
  verifierErrors,
} from './rules.ts';

export type ActionRow = typeof correctiveActions.$inferSelect;

export const entryOf = (
  { actor, now }: Writer,
  { id, title }: Pick<ActionRow, 'id' | 'title'>,
) => ({
  actor,
  at: now,
  resource: 'correctiveActions',
  recordId: id,
  recordName: title,
});

/** The fields that people write, of a row. */
const writtenFields = (row: ActionRow): ActionFields => ({
  title: row.title,
  plan: row.plan,
  type: row.type,
  ownerId: row.ownerId,
  verifierId: row.verifierId,
  dueOn: row.dueOn,
  rootCauseId: row.rootCauseId,
  dimensionKey: row.dimensionKey,
  categoryId: row.categoryId,
  channel: row.channel,
  surveyId: row.surveyId,
  measure: row.measure,
  windowDays: row.windowDays,
});

const refuseUnknown = async (tx: Db, fields: ActionFields): Promise<void> => {
  const { rootCauseId, dimensionKey, categoryId, channel, surveyId, measure } = fields;
  if (rootCauseId !== null && !(await findRow(tx, rootCauses, rootCauseId)))
    throw invalid({ rootCauseId: 'errors.notFound' });
  if (categoryId !== null && !(await findRow(tx, categories, categoryId)))
    throw invalid({ categoryId: 'errors.notFound' });
  if (dimensionKey !== null && !(await loadDimensions(tx)).some(({ key }) => key === dimensionKey))
    throw invalid({ dimensionKey: 'errors.notFound' });
  const survey = await findRow(tx, surveys, surveyId);
  if (!survey) throw invalid({ surveyId: 'errors.notFound' });
  if (survey.identityMode !== 'identified' && categoryId !== null && channel !== null)
    throw invalid({ channel: 'correctiveActions.errors.onePart' });
  if (nameOfMeasure(await loadMeasures(tx, surveyId), measure) === null)
    throw invalid({ measure: 'correctiveActions.errors.noMeasure' });
};

const check = async (
  tx: Db,
  fields: ActionFields,
  people: Pick<ActionFields, 'ownerId' | 'verifierId'> = fields,
): Promise<void> => {
  const errors = actionErrors(fields);
  if (errors) throw invalid(errors);
  await checkPeople(tx, people);
  await refuseUnknown(tx, fields);
};

/** A proposal, by a person or by what the console found. */
export const proposeAction = async (
  tx: Db,
  writer: Writer,
  { evidence, ...fields }: CorrectiveActionInput,
  pattern: string | null = null,
): Promise<number> => {
  await check(tx, fields);
  const row = {
    ...fields,
    pattern,
    stage: 'proposed' as const,
    round: 1,
    acceptedAt: null,
    startedAt: null,
    implementedAt: null,
    finishedBy: null,
    endedAt: null,
    reason: null,
    lastVerdict: null,
    lastCheckedAt: null,
    authorName: writer.actor.name,
    createdAt: writer.now,
    updatedAt: writer.now,
  };
  const [id = 0] = await insertRows(tx, correctiveActions, [row], { returning: true });
  const count = await addEvidence(tx, writer, id, evidence);
  await recordActivity(tx, {
    ...entryOf(writer, { id, title: fields.title }),
    verb: 'create',
    after: { ...fields, ...(count > 0 && { evidence: count }) },
  });
  return id;
};

/** The action for a step of this reader; 404 where they do not see it, 403 or 409 where they may not. */
export const openFor = async (
  tx: Db,
  reader: ActionReader,
  id: number,
  step: ActionStep,
  version: number | undefined,
): Promise<{ row: ActionRow; to: ActionStage }> => {
  const row = await getRow(tx, correctiveActions, id);
  if (!seesAction(row, reader)) throw notFound();
  const decision = decideActionStep(row.stage, step, sidesOf(row, reader));
  if (!decision.isAllowed && decision.because === 'role') {
    const side = sideOfStep(step);
    if (side === 'owner') throw conflict('correctiveActions.errors.ownerOnly');
    if (side === 'verifier') throw conflict('correctiveActions.errors.verifierOnly');
    throw forbidden(rolesThatCan('correctiveActions', side === 'manager' ? 'decide' : 'edit'));
  }
  checkVersion(row, version);
  if (!decision.isAllowed) throw conflict('correctiveActions.errors.notNow');
  return { row, to: decision.to };
};

export const editAction = async (
  tx: Db,
  writer: Writer,
  reader: ActionReader,
  id: number,
  { version, ...fields }: CorrectiveActionEdit,
): Promise<void> => {
  const { row } = await openFor(tx, reader, id, 'edit', version);
  const before = writtenFields(row);
  const errors =
    fixedErrors(row.stage, before, fields) ??
    verifierErrors(fields, row.finishedBy) ??
    (row.stage === 'proposed' ? null : missingFields(fields));
  if (errors) throw invalid(errors);
  // Whoever made a change may have left since.
  const { verifierId } = fields;
  await check(tx, fields, row.stage === 'done' ? { ownerId: null, verifierId } : fields);
  await updateRow(tx, correctiveActions, id, {
    ...fields,
    updatedAt: writer.now,
    version: row.version + 1,
  });
  await recordEdit(tx, { ...entryOf(writer, row), before: { ...before }, after: { ...fields } });
};

/** Writes a step with its activity. */
export const saveStep = async (
  tx: Db,
  writer: Writer,
  { row, to }: { row: ActionRow; to: ActionStage },
  verb: ActivityVerb,
  values: Partial<ActionRow>,
  reason: string | null = null,
): Promise<void> => {
  await updateRow(tx, correctiveActions, row.id, {
    ...values,
    stage: to,
    updatedAt: writer.now,
    version: row.version + 1,
  });
  await recordEdit(tx, {
    ...entryOf(writer, row),
    verb,
    before: { ...row },
    after: { ...values, stage: to },
    reason,
  });
};
