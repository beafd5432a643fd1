/** Writes surveys, each with its first draft. */
import { EMPTY_DEFINITION, type Definition } from '#contract/surveys/definitions';
import type { Survey, SurveyEdit, SurveyInput } from '#contract/surveys/surveys';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { surveys, surveyVersions } from '#db/schema/surveys/surveys';
import { localize } from '#shared/localization';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { checkVersion, findRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { templateDefinition } from '../templates/definitions.ts';
import { countRunning, loadNewest, showSurvey, type SurveyRow } from './load.ts';

export const surveyEntry = (
  { actor, now, settings }: Writer,
  { id, names }: Pick<SurveyRow, 'id' | 'names'>,
) => ({
  actor,
  at: now,
  resource: 'surveys',
  recordId: id,
  recordName: localize(names, settings.language),
});

const firstDefinition = async (tx: Db, { template, copyOf }: SurveyInput): Promise<Definition> => {
  if (template !== null) return templateDefinition(template);
  if (copyOf === null) return EMPTY_DEFINITION;
  const copied = await findRow(tx, surveys, copyOf);
  if (!copied) throw invalid({ copyOf: 'errors.notFound' });
  return (await loadNewest(tx, copied.id))?.definition ?? EMPTY_DEFINITION;
};

export const createSurvey = async (tx: Db, writer: Writer, input: SurveyInput): Promise<Survey> => {
  const definition = await firstDefinition(tx, input);
  const { names, purpose, identityMode } = input;
  const made = { authorName: writer.actor.name, createdAt: writer.now, updatedAt: writer.now };
  const [id = 0] = await insertRows(tx, surveys, [{ names, purpose, identityMode, ...made }], {
    returning: true,
  });
  await insertRows(tx, surveyVersions, [{ surveyId: id, number: 1, definition, ...made }]);
  await recordActivity(tx, {
    ...surveyEntry(writer, { id, names }),
    verb: 'create',
    after: { ...input },
  });
  return showSurvey(tx, id);
};

export const editSurvey = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, ...input }: SurveyEdit,
): Promise<Survey> => {
  const before = await getRow(tx, surveys, id);
  checkVersion(before, version);
  if (before.archivedAt !== null) throw conflict('surveys.errors.archived');
  // Who was promised that nobody sees the name must be able to rely on it.
  if (before.frozenAt !== null && input.identityMode !== before.identityMode)
    throw invalid({ identityMode: 'surveys.errors.frozenMode' });
  await updateRow(tx, surveys, id, {
    ...input,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordEdit(tx, {
    ...surveyEntry(writer, { id, names: input.names }),
    before: { ...before },
    after: input,
  });
  return showSurvey(tx, id);
};

/** An archived survey is not sent; what was answered stays. */
export const archiveSurvey = async (
  tx: Db,
  writer: Writer,
  id: number,
  archives: boolean,
  version: number,
): Promise<Survey> => {
  const before = await getRow(tx, surveys, id);
  checkVersion(before, version);
  if ((before.archivedAt !== null) === archives)
    throw conflict(archives ? 'surveys.errors.archived' : 'surveys.errors.notArchived');
  if (archives && (await countRunning(tx, id)) > 0) throw conflict('surveys.errors.running');
  await updateRow(tx, surveys, id, {
    archivedAt: archives ? writer.now : null,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordActivity(tx, {
    ...surveyEntry(writer, before),
    verb: archives ? 'archive' : 'restore',
  });
  return showSurvey(tx, id);
};
