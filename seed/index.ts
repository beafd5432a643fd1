/**
 * `npm run seed -- [--size tiny|demo|large] [--replace]`: fills an empty database with the demo store, or with the
 * large one.
 */
import { parseArgs } from 'node:util';
import { type Connection, connect } from '#db';
import '#server/app';
import { readEnv } from '#server/env';
import { ensureDefaults } from '#server/platform/defaults/ensureDefaults';
import { seedDemo, TINY } from './demo.ts';
import { fillingOf, fillStore } from './fill.ts';
import { seedLarge } from './large.ts';

const SIZES = {
  tiny: (connection: Connection, options: Parameters<typeof seedDemo>[1]) =>
    seedDemo(connection, { ...options, scale: TINY }),
  demo: seedDemo,
  large: seedLarge,
};

const seed = async () => {
  const { values } = parseArgs({
    options: {
      size: { type: 'string', default: 'demo' },
      replace: { type: 'boolean', default: false },
    },
  });
  if (!Object.hasOwn(SIZES, values.size))
    throw new Error(`Unknown size ${values.size}: choose tiny, demo or large`);
  const connection = connect(readEnv().DATABASE_URL);
  try {
    await connection.migrate();
    await ensureDefaults(connection);
    const filling = await fillingOf(connection.db);
    if ((filling === 'store' || filling === 'demo') && !values.replace)
      throw new Error(
        'The database is not empty; --replace takes the store’s data away first (staff and settings stay)',
      );
    const started = performance.now();
    const write = SIZES[values.size as keyof typeof SIZES];
    const counts = await fillStore(connection, filling !== 'empty', () =>
      write(connection, { now: Date.now(), log: console.log }),
    );
    if (values.size === 'large')
      console.log(`Done in ${((performance.now() - started) / 1000).toFixed(0)} s:`, counts);
  } finally {
    await connection.close();
  }
};

seed().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
