import { type SettingsInput, type Settings } from '#contract/platform/settings';
import type { Connection, Db } from '#db';
import { insertRows } from '#db/bulk';
import { settings as table } from '#db/schema/platform/settings';
import { findRow } from '../records/records.ts';
import { DEFAULT_SETTINGS } from './defaults.ts';

const FRESH_MS = 2000;

/** Reads the store's settings, writing the defaults on a first start. */
export const readSettings = async (db: Db): Promise<Settings> => {
  const row = await findRow(db, table, 1);
  return row ?? { ...DEFAULT_SETTINGS, id: 1, version: 1 };
};

export const ensureSettings = (
  connection: Connection,
  settings: SettingsInput = DEFAULT_SETTINGS,
) =>
  connection.transaction(async (tx) => {
    if (!(await findRow(tx, table, 1))) await insertRows(tx, table, [settings]);
  });

/** Settings as a function that rarely asks the database; another server's change is seen within two seconds. */
export const settingsReader = (connection: Connection) => {
  let known: { settings: Settings; readAt: number } | undefined;
  const read = async () => {
    const at = performance.now();
    if (!known || at - known.readAt > FRESH_MS)
      known = { settings: await readSettings(connection.db), readAt: at };
    return known.settings;
  };
  return Object.assign(read, { forget: () => void (known = undefined) });
};
