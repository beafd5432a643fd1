/** Which of these members were erased. */
import type { Db } from '#db';
import { selectIn } from '#db/bulk';

export const loadErasedIds = async (
  db: Db,
  ids: readonly number[],
): Promise<ReadonlySet<number>> => {
  const rows = await selectIn<{ id: number }>(
    db,
    'select id from members where erased_at is not null and id in (?)',
    [...new Set(ids)],
    'integer',
  );
  return new Set(rows.map(({ id }) => Number(id)));
};
