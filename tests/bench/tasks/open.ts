/** A connection to the task's database, migrated, with the writer behind what the bench writes. */
import '#contract/validation';
import { SYSTEM } from '#contract/activities';
import { type Connection, connect } from '#db';
import { ensureQualityRules } from '#server/quality/routes';
import { ensureSettings, readSettings } from '#server/settings/read';
import type { Writer } from '#server/store/writer';

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
