/** Opens and migrates the task's database, and returns the connection and the writer for the bench. */
import '#shared/validation';
import { SYSTEM } from '#contract/platform/activities';
import { type Connection, connect } from '#db';
import { ensureQualityRules } from '#server/catalog/quality/settings';
import { ensureSettings, readSettings } from '#server/platform/settings/read';
import type { Writer } from '#server/platform/records/writer';

export const open = async (url: string): Promise<{ connection: Connection; writer: Writer }> => {
  const connection = connect(url);
  await connection.migrate();
  await ensureSettings(connection);
  await ensureQualityRules(connection);
  return {
    connection,
    writer: { actor: SYSTEM, now: Date.now(), settings: await readSettings(connection.db) },
  };
};
