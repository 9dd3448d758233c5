import { defineConfig } from 'drizzle-kit';

/** For `npm run migration`, which writes SQL files; db/engine/sqlite/migrate.ts runs them without drizzle-kit. */
export default defineConfig({
  dialect: 'sqlite',
  schema: './db/schema.ts',
  out: './db/engine/sqlite/migrations',
});
