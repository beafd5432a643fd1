import { defineConfig } from 'drizzle-kit';
process.env.DATABASE_URL = '';
export default defineConfig({
  dialect: 'sqlite',
  schema: './drizzle/schema/index.ts',
  out: './drizzle/migrations/sqlite',
  casing: 'snake_case',
});
