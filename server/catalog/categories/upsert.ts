/** Creates or updates categories by code, for imports and the store's systems. */
import type { Db } from '#db';
import { idsOfPath } from '#shared/treePaths';
import type { CategoryResult, CategoryWrite } from './categoryWrite.ts';
import { editSent, moveSent } from './upsertKnown.ts';
import { createSent } from './upsertNew.ts';
import { UpsertState } from './upsertState.ts';
import { invalidateAncestors } from '../categoryTree/ancestorCache.ts';
import { recordActivities } from '../../platform/activities/record.ts';
import type { Writer } from '../../platform/records/writer.ts';

/** Writes one row, or refuses it where its parent is unknown or one of its own descendants. */
const upsertOne = async (state: UpsertState, write: CategoryWrite): Promise<CategoryResult> => {
  const parent = write.parentCode ? state.known.get(write.parentCode) : null;
  if (parent === undefined)
    return { externalId: write.code, refused: 'categories.errors.unknownParent' };
  const before = state.known.get(write.code);
  if (!before) return createSent(state, write, parent);
  if (parent && idsOfPath(parent.path).includes(before.id))
    return { externalId: write.code, refused: 'categories.errors.cycle' };
  const edited = await editSent(state, write, before);
  const moved = await moveSent(state, write, before, parent);
  const outcome = edited || moved ? 'updated' : 'unchanged';
  return { externalId: write.code, id: before.id, outcome };
};

/**
 * Creates or updates categories by code. Names are merged: languages that are not sent keep their text. A parent must
 * exist or come earlier in the rows; a row whose parent is unknown or one of its descendants is refused with the
 * reason.
 */
export const upsertCategories = async (
  tx: Db,
  writer: Writer,
  rows: readonly CategoryWrite[],
): Promise<CategoryResult[]> => {
  const state = new UpsertState(tx, writer);
  await state.load(
    new Set(rows.flatMap(({ code, parentCode }) => (parentCode ? [code, parentCode] : [code]))),
  );
  const results: CategoryResult[] = [];
  for (const row of rows) results.push(await upsertOne(state, row));
  if (results.some((result) => 'outcome' in result && result.outcome === 'created'))
    await invalidateAncestors(tx);
  await recordActivities(tx, state.activityEntries);
  return results;
};
