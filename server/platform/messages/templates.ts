/** Loads and lists templates; rows are made for every kind that a domain declares. */
import { inArray } from 'drizzle-orm';
import type { MessageKind, MessageTemplate } from '#contract/platform/messages';
import type { Connection, Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { messageTemplates } from '#db/schema/platform/messages';
import type { Language, Localized } from '#shared/localization';
import type { ListSpec } from '../lists/spec.ts';
import { tableRows } from '../lists/tableRows.ts';
import { getRow } from '../records/records.ts';
import { kindOf, messageKinds } from './kinds.ts';

export type TemplateRow = typeof messageTemplates.$inferSelect;

const byKinds = prepared({ kinds: many(messageTemplates.kind) }, (q, { kinds }) =>
  q
    .select({
      id: messageTemplates.id,
      kind: messageTemplates.kind,
      isOn: messageTemplates.isOn,
      channel: messageTemplates.channel,
      subjects: messageTemplates.subjects,
      bodies: messageTemplates.bodies,
    })
    .from(messageTemplates)
    .where(inArray(messageTemplates.kind, kinds)),
);
/** The templates of these kinds, by their keys. */
export const loadTemplates = async (db: Db, kinds: readonly string[]) =>
  new Map((await byKinds(db, { kinds })).map((row) => [row.kind, row]));

/** Whether a kind is switched on, for those that are not recorded while it is not. */
export const isKindOn = async (
  db: Db,
  { key, startsOff = false }: Pick<MessageKind, 'key' | 'startsOff'>,
): Promise<boolean> => (await loadTemplates(db, [key])).get(key)?.isOn ?? !startsOff;

/** The rows of kinds that have none yet. */
export const writeMissingTemplates = async (tx: Db) => {
  const kinds = messageKinds.parts.map(({ key }) => key);
  const known = await loadTemplates(tx, kinds);
  await insertRows(
    tx,
    messageTemplates,
    messageKinds.parts
      .filter(({ key }) => !known.has(key))
      .map(({ key, startsOff = false }) => ({
        kind: key,
        isOn: !startsOff,
        subjects: {},
        bodies: {},
      })),
  );
};
export const ensureTemplates = (connection: Connection) =>
  connection.transaction(writeMissingTemplates);

type Texts = { en: string; zh: string };
const effective = (written: Localized, defaults: Readonly<Record<Language, string>>): Texts => ({
  en: written.en ?? defaults.en,
  zh: written.zh ?? defaults.zh,
});
const NONE = { en: '', zh: '' };

/** The texts that hold. */
export const textsOf = (
  { subjects, bodies }: Pick<TemplateRow, 'subjects' | 'bodies'>,
  kind: MessageKind | undefined,
): { subjects: Texts; bodies: Texts } => ({
  subjects: effective(subjects, kind?.subjects ?? NONE),
  bodies: effective(bodies, kind?.bodies ?? NONE),
});

export const isChanged = ({ subjects, bodies }: Pick<TemplateRow, 'subjects' | 'bodies'>) =>
  Object.keys(subjects).length + Object.keys(bodies).length > 0;

const toShown = (row: TemplateRow): MessageTemplate => {
  const { id, kind, isOn, channel, updatedAt, version } = row;
  const texts = textsOf(row, kindOf(kind));
  return { id, kind, isOn, channel, ...texts, isChanged: isChanged(row), updatedAt, version };
};

export const templateList: ListSpec = {
  table: messageTemplates,
  defaultSort: ['id', 'ASC'],
  finish: (_context, rows) => tableRows(messageTemplates, rows).map((row) => ({ ...toShown(row) })),
};

/** A template; 404 where it does not exist. */
export const loadTemplate = async (db: Db, id: number): Promise<MessageTemplate> =>
  toShown(await getRow(db, messageTemplates, id));
