/**
 * `npm run db:reset [-- --size tiny|demo|none]`: empties the database of DATABASE_URL, including staff, and fills it
 * again.
 */
import { parseArgs } from 'node:util';
import '#shared/validation';
import { connect } from '#db';
import { emptyTables } from '#db/restore';
import { seedDemo, TINY } from '../../seed/demo.ts';
import { fillStore } from '../../seed/fill.ts';
import '../app.ts';
import { readEnv } from '../env.ts';
import { ensureDefaults } from '../platform/defaults/ensureDefaults.ts';
import { writeBaseList } from '../pricing/prices/basePrices.ts';

const SCALES: Record<string, number | null> = { tiny: TINY, demo: 1, none: null };

const { values } = parseArgs({ options: { size: { type: 'string', default: 'demo' } } });
const env = readEnv();
if (env.production) throw new Error('Refused: NODE_ENV=production');
if (!Object.hasOwn(SCALES, values.size))
  throw new Error(`Unknown size ${values.size}: choose tiny, demo or none`);
const scale = SCALES[values.size];

const connection = connect(env.DATABASE_URL);
try {
  await connection.migrate();
  await connection.transaction(async (tx) => {
    await emptyTables(tx);
    await writeBaseList(tx);
  });
  await ensureDefaults(connection);
  if (typeof scale === 'number')
    await fillStore(connection, false, () =>
      seedDemo(connection, { now: Date.now(), scale, log: console.log }),
    );
} finally {
  await connection.close();
}
