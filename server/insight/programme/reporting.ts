/** How reports of a period are answered. */
import type { ProgrammePeriod, Reading } from '#contract/insight/programme';
import type { Db } from '#db';
import type { Context } from '../../platform/http/context.ts';
import { readingOf } from './points.ts';

export const access = { resource: 'programmeInsight', action: 'show' };

/** A report is one consistent view, read aside from other requests. */
export const reporting =
  <T>(report: (db: Db, reading: Reading) => Promise<T>) =>
  async (context: Context, { query }: { query: ProgrammePeriod }): Promise<T> => {
    const reading = readingOf(query, await context.settings(), context.now());
    return context.connection.readSnapshot((db) => report(db, reading));
  };
