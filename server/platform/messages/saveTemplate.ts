/** Edits templates, and takes them back to the texts of their kinds. */
import type { MessageTemplateInput } from '#contract/platform/messages';
import type { Db } from '#db';
import { messageTemplates } from '#db/schema/platform/messages';
import { type FieldErrors, message } from '#shared/fields';
import { LANGUAGES, type Language, localize, type Localized } from '#shared/localization';
import { recordActivity, recordEdit } from '../activities/record.ts';
import { conflict, invalid } from '../http/errors.ts';
import { checkVersion, getRow, updateRow } from '../records/records.ts';
import type { Writer } from '../records/writer.ts';
import { kindOf } from './kinds.ts';
import { templateFault, variablesOf } from './rules.ts';
import { isChanged, type TemplateRow, textsOf } from './templates.ts';

const templateEntry = ({ actor, now, settings }: Writer, { id, kind }: TemplateRow) => ({
  actor,
  at: now,
  resource: 'messageTemplates',
  recordId: id,
  recordName: localize(kindOf(kind)?.names, settings.language) || kind,
});

/** The kind of a template; 409 where no domain declares it any more. */
const declaredKind = ({ kind }: TemplateRow) => {
  const declared = kindOf(kind);
  if (!declared) throw conflict('messages.errors.kindGone');
  return declared;
};

const faultsIn = (texts: Readonly<Record<Language, string>>, known: object): FieldErrors =>
  Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const fault = templateFault(texts[language], { ...known });
      if (fault === null) return [];
      return [
        [
          language,
          fault === 'braces'
            ? 'messages.errors.braces'
            : message('messages.errors.unknownVariable', { name: fault.unknown }),
        ],
      ];
    }),
  );

/** Only what differs from the default is kept, so that a better default of a later version holds. */
const ownTexts = (
  texts: Readonly<Record<Language, string>>,
  defaults: Readonly<Record<Language, string>>,
): Localized =>
  Object.fromEntries(
    LANGUAGES.filter((language) => texts[language] !== defaults[language]).map((language) => [
      language,
      texts[language],
    ]),
  );

export const editTemplate = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, ...input }: MessageTemplateInput,
): Promise<void> => {
  const row = await getRow(tx, messageTemplates, id);
  checkVersion(row, version);
  const kind = declaredKind(row);
  const known = variablesOf(kind);
  const subjects = faultsIn(input.subjects, known);
  const bodies = faultsIn(input.bodies, known);
  const errors = {
    ...(Object.keys(subjects).length > 0 && { subjects }),
    ...(Object.keys(bodies).length > 0 && { bodies }),
  };
  if (Object.keys(errors).length > 0) throw invalid(errors);
  await updateRow(tx, messageTemplates, id, {
    isOn: input.isOn,
    channel: input.channel,
    subjects: ownTexts(input.subjects, kind.subjects),
    bodies: ownTexts(input.bodies, kind.bodies),
    updatedAt: writer.now,
    version: row.version + 1,
  });
  const { isOn, channel } = row;
  await recordEdit(tx, {
    ...templateEntry(writer, row),
    before: { isOn, channel, ...textsOf(row, kind) },
    after: input,
  });
};

/** Takes the default texts of the kind; 409 where they hold already. */
export const resetTemplate = async (tx: Db, writer: Writer, id: number): Promise<void> => {
  const row = await getRow(tx, messageTemplates, id);
  const kind = declaredKind(row);
  if (!isChanged(row)) throw conflict('messages.errors.notChanged');
  await updateRow(tx, messageTemplates, id, {
    subjects: {},
    bodies: {},
    updatedAt: writer.now,
    version: row.version + 1,
  });
  const { subjects, bodies } = kind;
  await recordActivity(tx, {
    ...templateEntry(writer, row),
    verb: 'revert',
    before: textsOf(row, kind),
    after: { subjects, bodies },
  });
};

/** Records that somebody had a test message sent. */
export const recordTest = (tx: Db, writer: Writer, row: TemplateRow) =>
  recordActivity(tx, { ...templateEntry(writer, row), verb: 'sendTest' });
