/** `npm run db:generate -- <name>`: one migration of this name for each database, with what changed in `drizzle/schema`. */
import { ensureInstalled, run } from './prepare.mjs';

const [name = ''] = process.argv.slice(2);
if (!/^[a-z0-9_]+$/.test(name)) {
  console.error('Name the migration: npm run db:generate -- warranty_months');
  process.exit(1);
}
ensureInstalled();
for (const database of ['sqlite', 'postgres'])
  run('npx', [
    'drizzle-kit',
    'generate',
    '--config',
    `drizzle/${database}/drizzle.config.ts`,
    '--name',
    name,
  ]);
