/** A PostgreSQL server for the postgres lane, with one migrated template that every test file copies. */
import { chmodSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { loadEmbeddedPostgres } from './readablePostgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const SETTINGS = [
  'max_connections=200',
  // Test databases are temporary, so nothing needs to outlive a crash or to be replicated.
  'fsync=off',
  'full_page_writes=off',
  'synchronous_commit=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  // Each of the many databases has its turn within this time; in a minute, a process would start every half second.
  'autovacuum_naptime=10min',
];

/** `entry`: the file of the package, where it is not the one of this repository. */
export const startPostgres = async ({
  entry,
  settings = SETTINGS,
}: { entry?: string; settings?: readonly string[] } = {}) => {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'console-postgres-'));
  // When started as root, PostgreSQL runs as another user.
  chmodSync(folder, 0o777);
  const { default: EmbeddedPostgres } = await loadEmbeddedPostgres(entry);
  const databaseDir = join(folder, 'data');
  const server = new EmbeddedPostgres({
    databaseDir,
    user: 'console',
    password: 'console',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: settings.flatMap((setting) => ['-c', setting]),
    onLog: () => undefined,
  });
  await server.initialise();
  await server.start();
  return { server, databaseDir, url: `postgres://console:console@127.0.0.1:${port}` };
};

export default async function setup(project: TestProject) {
  const { server, url } = await startPostgres();
  try {
    await server.createDatabase('template_console');
    process.env.DATABASE_URL = url;
    const { connect } = await import('#db');
    const connection = connect(`${url}/template_console`);
    await connection.migrate();
    await connection.close();
    // This process also starts the workers of the other lane.
    delete process.env.DATABASE_URL;
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide('postgresUrl', url);
  return () => server.stop();
}
