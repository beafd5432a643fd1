/** `npm run verify`: recomputes every rollup from its source rows; exits with 1 if one differs. */
import '#shared/validation';
import { connect } from '#db';
import '../app.ts';
import { readEnv } from '../env.ts';
import { verifyAll } from '../platform/verify/verify.ts';
import { readSettings } from '../platform/settings/read.ts';

const connection = connect(readEnv().DATABASE_URL);
await connection.migrate();
const { weekStart } = await readSettings(connection.db);
// A snapshot, because beside a server a transaction would keep writes waiting.
const differences = await connection.readSnapshot((db) => verifyAll(db, { weekStart }), {
  makesTables: true,
});
for (const { table, kept, expected } of differences) {
  console.error(`${table}: kept ${JSON.stringify(kept)}, expected ${JSON.stringify(expected)}`);
}
console.log(
  differences.length === 0
    ? 'Every cached figure equals its rows'
    : `${differences.length} differences`,
);
await connection.close();
process.exitCode = differences.length === 0 ? 0 : 1;
