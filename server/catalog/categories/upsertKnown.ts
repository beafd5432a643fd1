/** Edits and moves a category that exists already when an upsert sends it. */
import { categories } from '#db/schema/catalog/categories';
import { localize } from '#shared/localization';
import { activityEntry } from './activityEntry.ts';
import type { CategoryWrite } from './categoryWrite.ts';
import type { KnownCategory } from './known.ts';
import { moveCategory } from './move.ts';
import type { UpsertState } from './upsertState.ts';
import { difference } from '../../platform/activities/record.ts';
import { updateRow } from '../../platform/records/records.ts';

/** Writes names and visibility where they differ; returns whether they did. */
export const editSent = async (
  state: UpsertState,
  write: CategoryWrite,
  before: KnownCategory,
): Promise<boolean> => {
  const { tx, writer } = state;
  const names = { ...before.names, ...write.names };
  const values = {
    names,
    name: localize(names, writer.settings.language),
    hidden: write.hidden ?? before.hidden,
  };
  const changed = difference({ ...before }, { ...before, ...values });
  if (!changed) return false;
  const row = { ...before, ...values, version: before.version + 1 };
  await updateRow(tx, categories, before.id, {
    ...values,
    updatedAt: writer.now,
    version: row.version,
  });
  state.activityEntries.push({ ...activityEntry(writer, row), verb: 'edit', ...changed });
  state.known.set(write.code, row);
  return true;
};

/** Moves the category where its parent or position differs; returns whether it did. */
export const moveSent = async (
  state: UpsertState,
  write: CategoryWrite,
  before: KnownCategory,
  parent: KnownCategory | null,
): Promise<boolean> => {
  const { tx, writer } = state;
  const parentId = write.parentCode === undefined ? before.parentId : (parent?.id ?? null);
  const position =
    write.position ??
    (parentId === before.parentId ? before.position : await state.sizeOf(parentId));
  const moves =
    parentId !== before.parentId || (write.position !== undefined && position !== before.position);
  if (!moves) return false;
  await moveCategory(tx, writer, before.id, { parentId, position });
  state.sizes.clear();
  // The move also changed paths and positions of other categories.
  await state.load(state.known.keys());
  return true;
};
