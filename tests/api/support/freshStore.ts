/** Stores that are filled like the demo store, for the tests of the seed. */
import '#shared/validation';
import { query } from '#db/statements';
import { ensureQualityRules } from '#server/catalog/quality/settings';
import { ensureSettings } from '#server/platform/settings/read';
import { verifyAll } from '#server/platform/verify/verify';
import { SETTINGS } from '../../../seed/plan.ts';
import { openDatabase, type TestDatabase } from './openDatabase.ts';

export const NOW = Date.parse('2026-11-22T02:30:00Z');
/** The smallest scale that still creates every kind of record. */
export const TINY = 0.002;

/** A store without records that the seed can fill. */
export const freshStore = async (): Promise<TestDatabase> => {
  const database = await openDatabase();
  await ensureSettings(database.connection);
  await ensureQualityRules(database.connection);
  return database;
};
/** Cached figures that differ from their rows. */
export const faults = ({ connection }: TestDatabase) =>
  connection.transaction((tx) => verifyAll(tx, { weekStart: SETTINGS.weekStart }));
export const numbers = async ({ connection }: TestDatabase, sql: string) =>
  (await query<{ n: number }>(connection.db, sql)).map(({ n }) => n);
