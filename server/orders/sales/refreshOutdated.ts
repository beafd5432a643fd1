/** Computes the sums again where a migration changed what is counted, once, before the server answers. */
import type { Connection } from '#db';
import { query } from '#db/statements';
import { readSettings } from '../../platform/settings/read.ts';
import { recomputeMonths } from './applyMonths.ts';
import { recomputeSales } from './recompute.ts';

const OUTDATED = 'select id from sales_freshness where is_outdated = 1';

export const refreshOutdated = async (connection: Connection): Promise<void> => {
  if ((await query(connection.db, OUTDATED)).length === 0) return;
  const { weekStart } = await readSettings(connection.db);
  await connection.longTransaction(async (tx) => {
    if ((await query(tx, OUTDATED)).length === 0) return;
    await recomputeSales(tx, { weekStart });
    await recomputeMonths(tx);
  });
};
