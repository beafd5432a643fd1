/** Prints the SQL statements that `npm run db:generate` would add for the database of DATABASE_URL, as a JSON list. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  generateDrizzleJson,
  generateMigration,
  generateSQLiteDrizzleJson,
  generateSQLiteMigration,
} from 'drizzle-kit/api';
import { dialect } from '#db/kit';
import * as schema from '#db/schema/index';

const folder = join(import.meta.dirname, '../../../drizzle/migrations', dialect, 'meta');
const last = readdirSync(folder)
  .filter((name) => name.endsWith('_snapshot.json'))
  .sort()
  .at(-1);
if (!last) throw new Error(`No snapshot in ${folder}`);
const snapshot = JSON.parse(readFileSync(join(folder, last), 'utf8'));
const pending =
  dialect === 'sqlite'
    ? await generateSQLiteMigration(
        snapshot,
        await generateSQLiteDrizzleJson(schema, snapshot.id, 'snake_case'),
      )
    : await generateMigration(
        snapshot,
        generateDrizzleJson(schema, snapshot.id, undefined, 'snake_case'),
      );
console.log(JSON.stringify(pending));
