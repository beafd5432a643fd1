/** `node --import tsx tests/browser/support/fillStore.ts` fills the empty database of DATABASE_URL with a small demo store. */
import { connect } from '#db';
import '#server/app';
import { ensureDefaults } from '#server/platform/defaults/ensureDefaults';
import { seedDemo, TINY } from '../../../seed/demo.ts';
import { fillStore } from '../../../seed/fill.ts';

const connection = connect(process.env.DATABASE_URL ?? '');
await connection.migrate();
await ensureDefaults(connection);
// Marked as the demo store, so that the console makes its accounts.
await fillStore(connection, false, () =>
  seedDemo(connection, { now: Date.now(), scale: TINY, log: console.log }),
);
await connection.close();
