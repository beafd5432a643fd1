/** Writes drafts of surveys, and publishes them. */
import type { VersionEdit } from '#contract/surveys/versions';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { surveys, surveyVersions } from '#db/schema/surveys/surveys';
import { issuesOf } from '#rules/surveys/definitionIssues';
import { typesOf } from '#rules/surveys/versions';
import { nestedErrors } from '#shared/fields';
import { localize } from '#shared/localization';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { checkVersion, deleteRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadDimensions } from '../dimensions/load.ts';
import { loadNewest, loadVersions, type SurveyRow, type VersionRow } from '../surveys/load.ts';

const entryOf = (
  { actor, now, settings }: Writer,
  { names }: SurveyRow,
  { id, number }: Pick<VersionRow, 'id' | 'number'>,
) => ({
  actor,
  at: now,
  resource: 'surveyVersions',
  recordId: id,
  recordName: `${localize(names, settings.language)} v${number}`,
});

/** The draft and its survey; 409 where it is published, or its survey archived. */
const openDraft = async (tx: Db, id: number) => {
  const draft = await getRow(tx, surveyVersions, id);
  const survey = await getRow(tx, surveys, draft.surveyId);
  if (draft.publishedAt !== null) throw conflict('surveys.errors.published');
  if (survey.archivedAt !== null) throw conflict('surveys.errors.archived');
  return { draft, survey };
};

export const startDraft = async (tx: Db, writer: Writer, surveyId: number): Promise<VersionRow> => {
  const survey = await getRow(tx, surveys, surveyId);
  if (survey.archivedAt !== null) throw conflict('surveys.errors.archived');
  const newest = await loadNewest(tx, surveyId);
  if (!newest || newest.publishedAt === null) throw conflict('surveys.errors.draftExists');
  const number = newest.number + 1;
  const { definition } = newest;
  const row = {
    surveyId,
    number,
    definition,
    authorName: writer.actor.name,
    createdAt: writer.now,
    updatedAt: writer.now,
  };
  const [id = 0] = await insertRows(tx, surveyVersions, [row], { returning: true });
  await recordActivity(tx, {
    ...entryOf(writer, survey, { id, number }),
    verb: 'create',
    after: { number, surveyId },
  });
  return getRow(tx, surveyVersions, id);
};

export const editDraft = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, definition }: VersionEdit,
): Promise<VersionRow> => {
  const { draft, survey } = await openDraft(tx, id);
  checkVersion(draft, version);
  await updateRow(tx, surveyVersions, id, {
    definition,
    updatedAt: writer.now,
    version: draft.version + 1,
  });
  await recordEdit(tx, {
    ...entryOf(writer, survey, draft),
    before: { definition: draft.definition },
    after: { definition },
  });
  return getRow(tx, surveyVersions, id);
};

/** What is missing is named at its field. */
export const publishDraft = async (
  tx: Db,
  writer: Writer,
  id: number,
  version: number,
): Promise<VersionRow> => {
  const { draft, survey } = await openDraft(tx, id);
  checkVersion(draft, version);
  const earlier = (await loadVersions(tx, survey.id)).filter((one) => one.publishedAt !== null);
  const inUse = (await loadDimensions(tx)).filter(({ retiredAt }) => retiredAt === null);
  const issues = issuesOf(draft.definition, {
    dimensionKeys: new Set(inUse.map(({ key }) => key)),
    earlierTypes: typesOf(earlier.map(({ definition }) => definition)),
    names: survey.names,
  });
  if (issues.length > 0) {
    const { names, ...definition } = nestedErrors(issues);
    throw invalid({
      ...(names !== undefined && { names }),
      ...(Object.keys(definition).length > 0 && { definition }),
    });
  }
  await updateRow(tx, surveyVersions, id, {
    publishedAt: writer.now,
    publishedBy: writer.actor.name,
    updatedAt: writer.now,
    version: draft.version + 1,
  });
  await recordActivity(tx, { ...entryOf(writer, survey, draft), verb: 'publish' });
  return getRow(tx, surveyVersions, id);
};

/** The first version has nothing to go back to: its survey is archived instead. */
export const discardDraft = async (tx: Db, writer: Writer, id: number): Promise<VersionRow> => {
  const { draft, survey } = await openDraft(tx, id);
  if (draft.number === 1) throw conflict('surveys.errors.onlyVersion');
  await deleteRow(tx, surveyVersions, id);
  await recordActivity(tx, {
    ...entryOf(writer, survey, draft),
    verb: 'discard',
    before: { definition: draft.definition },
  });
  return draft;
};
