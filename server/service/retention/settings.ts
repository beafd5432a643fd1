/** Reads and saves for how long words and files of tickets are kept. */
import type { RetentionInput, ServiceRetention } from '#contract/service/retention';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { serviceRetention } from '#db/schema/service/retention';
import { recordEdit } from '../../platform/activities/record.ts';
import { invalid, notFound } from '../../platform/http/errors.ts';
import { checkVersion, findRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { periodErrors } from './rules.ts';

/** The settings are one record. */
const ID = 1;
/** The shortest periods that the law allows; nothing goes before somebody says so. */
const DEFAULTS = {
  id: ID,
  attachmentDays: 365,
  messageDays: 1096,
  ticketDays: 1096,
  isOn: false,
  createdAt: 0,
  updatedAt: 0,
  version: 1,
};

/** What nobody has saved yet holds by default. */
export const loadRetention = async (db: Db): Promise<ServiceRetention> => {
  const row = (await findRow(db, serviceRetention, ID)) ?? DEFAULTS;
  const { createdAt: _c, updatedAt: _u, ...shown } = row;
  return shown;
};

/** 404 for any other id. */
export const showRetention = async (db: Db, id: number): Promise<ServiceRetention> => {
  if (id !== ID) throw notFound();
  return loadRetention(db);
};

export const editRetention = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, ...input }: RetentionInput,
): Promise<void> => {
  const before = await showRetention(tx, id);
  checkVersion(before, version);
  const errors = periodErrors(input);
  if (Object.keys(errors).length > 0) throw invalid(errors);
  if (!(await findRow(tx, serviceRetention, ID)))
    await insertRows(tx, serviceRetention, [DEFAULTS]);
  await updateRow(tx, serviceRetention, id, {
    ...input,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordEdit(tx, {
    actor: writer.actor,
    at: writer.now,
    resource: 'serviceRetention',
    recordId: id,
    before: { ...before },
    after: input,
  });
};
