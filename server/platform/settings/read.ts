/** Reads the store's settings. */
import { type SettingsInput, type Settings } from '#contract/platform/settings';
import type { Connection, Db } from '#db';
import { insertRows } from '#db/bulk';
import { settings as table } from '#db/schema/platform/settings';
import { findRow } from '../records/records.ts';
import { DEFAULT_SETTINGS } from './defaults.ts';

/** How long the settings are cached, in milliseconds. */
const CACHE_MS = 2000;

/** The stored settings; the defaults where the store has none yet. */
export const readSettings = async (db: Db): Promise<Settings> => {
  const row = await findRow(db, table, 1);
  return row ?? { ...DEFAULT_SETTINGS, id: 1, version: 1, isRecounting: false };
};

/** Inserts the settings of a store that has none. */
export const ensureSettings = (
  connection: Connection,
  settings: SettingsInput = DEFAULT_SETTINGS,
) =>
  connection.transaction(async (tx) => {
    if (!(await findRow(tx, table, 1))) await insertRows(tx, table, [settings]);
  });

/** Creates a function that returns the cached settings; a change by another server takes effect within two seconds. */
export const settingsReader = (connection: Connection, cacheMs = CACHE_MS) => {
  let cached: { settings: Settings; readAt: number } | undefined;
  const read = async () => {
    const now = performance.now();
    if (!cached || now - cached.readAt > cacheMs)
      cached = { settings: await readSettings(connection.db), readAt: now };
    return cached.settings;
  };
  return Object.assign(read, { forget: () => void (cached = undefined), cacheMs });
};
