import type { Db } from '#db';
import { query } from '#db/statements';
import { idsOfPath } from '#shared/treePaths';

/** Every category's ids from the root down to itself. */
export const readPaths = async (db: Db): Promise<Map<number, number[]>> =>
  new Map(
    (await query<{ id: number; path: string }>(db, 'select id, path from categories')).map(
      ({ id, path }) => [id, idsOfPath(path)],
    ),
  );
