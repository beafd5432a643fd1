/** Applies the order in a file to the children of a category. */
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { upsertCategories } from '../categories/upsert.ts';
import type { ImportRun } from '../../platform/imports/run.ts';

export const orderChildren = async (
  tx: Db,
  run: ImportRun,
  { parentCode, codes }: { parentCode: string; codes: readonly string[] },
) => {
  const rows = await selectIn<{ code: string }>(
    tx,
    'select code from categories where code in (?) order by position, id',
    codes,
    'text',
  );
  const known = new Set(rows.map(({ code }) => code));
  const order = codes.filter((code) => known.has(code));
  if (rows.every(({ code }, index) => code === order[index])) return;
  const parent = parentCode === '' ? null : parentCode;
  await upsertCategories(
    tx,
    run.writer,
    order.map((code, position) => ({ code, parentCode: parent, names: {}, position })),
  );
};
