/** The demo store and the large store, created once by the seed and kept. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Lane } from './lanes.ts';
import { startNode } from './processes.ts';
import { fingerprint, KEPT, ROOT, TEMPORARY } from './workspace.ts';

export type Size = 'demo' | 'large';

/** Folders that determine the rows written by the seed. */
const SOURCES = ['drizzle', 'seed', 'server/orders', 'server/catalog/products'];

/** The address of a database with the store of this size; a missing one is created, which takes minutes for the large one. */
export const keptStore = (lane: Lane, size: Size): Promise<string> =>
  lane.kept(size, fingerprint(SOURCES), async (url) => {
    console.log(`    creating the ${size} store once …`);
    if (lane.database === 'sqlite')
      for (const part of ['', '-wal', '-shm']) rmSync(url + part, { force: true });
    const started = startNode(
      [
        '--import',
        import.meta.resolve('tsx'),
        join(ROOT, 'seed', 'index.ts'),
        ...(size === 'large' ? ['--size', 'large'] : []),
      ],
      {
        cwd: ROOT,
        env: { ...process.env, DATABASE_URL: url, DATA_DIR: join(KEPT, 'seed') },
        logFile: join(TEMPORARY, 'seed.log'),
      },
    );
    if ((await started.exited) !== 0)
      throw new Error(`The seed failed: ${started.output().slice(-2000)}`);
    await lane.settle(url);
  });
