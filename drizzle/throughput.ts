/** For a process that only imports: fewer, larger checkpoints and more pages in memory. */
import { driverOf } from './statements.ts';

const CHECKPOINT_PAGES = 50_000;
const CACHE_KIB = 128_000;

export const preferThroughput = (writable: object) => {
  const driver = driverOf(writable);
  if (!('handle' in driver)) return;
  driver.handle.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  driver.handle.pragma(`cache_size = -${CACHE_KIB}`);
};
