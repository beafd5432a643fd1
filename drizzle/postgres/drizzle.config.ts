import { defineConfig } from 'drizzle-kit';
process.env.DATABASE_URL = 'postgres://';
export default defineConfig({
  dialect: 'postgresql',
  schema: './drizzle/schema/index.ts',
  out: './drizzle/migrations/postgres',
  casing: 'snake_case',
});
