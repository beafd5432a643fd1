/** Reads and saves how messages leave. */
import { and, eq, gt } from 'drizzle-orm';
import type { MessageSettings, MessageSettingsInput } from '#contract/platform/messageSettings';
import type { Connection, Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { messages, messageSettings } from '#db/schema/platform/messages';
import type { FieldErrors } from '#shared/fields';
import { recordEdit } from '../activities/record.ts';
import type { Application } from '../http/context.ts';
import { invalid } from '../http/errors.ts';
import type { JobRun } from '../jobs/jobRun.ts';
import { checkVersion, findRow, getRow, updateRow } from '../records/records.ts';
import type { Writer } from '../records/writer.ts';

export type SettingsRow = typeof messageSettings.$inferSelect;
/** The settings are one record. */
const ID = 1;

/** Into files, at any hour: what holds until the store has settings. */
const DEFAULTS: Omit<SettingsRow, 'createdAt' | 'updatedAt'> = {
  id: ID,
  isOn: true,
  transport: 'file',
  host: null,
  port: null,
  security: 'startTls',
  userName: null,
  password: null,
  fromAddress: null,
  fromName: null,
  replyTo: null,
  quietFrom: null,
  quietUntil: null,
  version: 1,
};
export type SendingSettings = typeof DEFAULTS;
export const loadSettings = async (db: Db): Promise<SendingSettings> =>
  (await findRow(db, messageSettings, ID)) ?? DEFAULTS;

/** Inserts the settings of a store that has none. */
export const writeMissingSettings = async (tx: Db) => {
  if (!(await findRow(tx, messageSettings, ID))) await insertRows(tx, messageSettings, [DEFAULTS]);
};
export const ensureMessageSettings = (connection: Connection) =>
  connection.transaction(writeMissingSettings);

/** Without the password. */
export const showSettings = async (
  db: Db,
  { site }: Pick<Application, 'site'>,
  id: number,
): Promise<MessageSettings> => {
  const { password, createdAt: _c, updatedAt: _u, ...row } = await getRow(db, messageSettings, id);
  return { ...row, hasPassword: password !== null, siteUrl: site.url, isPublic: site.isPublic };
};

const required = 'ra.validation.required';

/** What is missing for the way that was chosen, and what contradicts itself. */
const checkInput = (input: MessageSettingsInput, before: SettingsRow): void => {
  const errors: FieldErrors = {};
  const { transport, host, port, fromAddress, userName, password, quietFrom, quietUntil } = input;
  if (transport === 'smtp') {
    if (!host) errors.host = required;
    if (port === null) errors.port = required;
    if (!fromAddress) errors.fromAddress = required;
  }
  if (password && !userName) errors.userName = required;
  // Otherwise the password that somebody else entered could be had by naming another server.
  if (userName && before.password !== null && !password && (host || null) !== before.host)
    errors.password = 'messages.errors.passwordAgain';
  if (quietFrom !== null && quietUntil === null) errors.quietUntil = required;
  if (quietFrom === null && quietUntil !== null) errors.quietFrom = required;
  if (quietFrom !== null && quietFrom === quietUntil)
    errors.quietUntil = 'messages.errors.quietAlways';
  if (Object.keys(errors).length > 0) throw invalid(errors);
};

/** What quiet hours keep is looked at again. */
const lookAgain = prepared({ now: messages.nextAttemptAt }, (q, { now }) =>
  q
    .update(messages)
    .set({ nextAttemptAt: now, heldUntil: null })
    .where(and(eq(messages.status, 'waiting'), gt(messages.heldUntil, now))),
);

/** After a change of the time zone quiet hours end at other instants. */
export const lookAtHeld = async ({ application: { connection, now } }: JobRun): Promise<void> => {
  await connection.transaction((tx) => lookAgain(tx, { now: now() }));
};

/** Without a user name there is no password either. */
export const editMessageSettings = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, password, ...input }: MessageSettingsInput,
): Promise<void> => {
  const row = await getRow(tx, messageSettings, id);
  checkVersion(row, version);
  checkInput({ ...input, password }, row);
  const values = { ...input, host: input.host || null, userName: input.userName || null };
  const nextPassword = values.userName === null ? null : password || row.password;
  await updateRow(tx, messageSettings, id, {
    ...values,
    password: nextPassword,
    updatedAt: writer.now,
    version: row.version + 1,
  });
  if (values.quietFrom !== row.quietFrom || values.quietUntil !== row.quietUntil)
    await lookAgain(tx, { now: writer.now });
  const { password: before, ...earlier } = row;
  await recordEdit(tx, {
    actor: writer.actor,
    at: writer.now,
    resource: 'messageSettings',
    recordId: id,
    before: { ...earlier, hasPassword: before !== null },
    after: {
      ...values,
      hasPassword: nextPassword !== null,
      ...(password && before !== null && { passwordChanged: true }),
    },
  });
};
