/** Creates a category that an upsert sends for the first time. */
import { insertRows } from '#db/bulk';
import { categories } from '#db/schema/catalog/categories';
import { localize } from '#shared/localization';
import { pathUnder } from '#shared/treePaths';
import { activityEntry } from './activityEntry.ts';
import type { CategoryResult, CategoryWrite } from './categoryWrite.ts';
import type { KnownCategory } from './known.ts';
import type { UpsertState } from './upsertState.ts';
import { NO_STANDARDS } from '../quality/pictureStandards.ts';
import { updateRow } from '../../platform/records/records.ts';

/** Creates it after the last child of its parent. */
export const createSent = async (
  state: UpsertState,
  write: CategoryWrite,
  parent: KnownCategory | null,
): Promise<CategoryResult> => {
  const { tx, writer } = state;
  const parentId = parent?.id ?? null;
  const position = await state.sizeOf(parentId);
  state.sizes.set(parentId, position + 1);
  const row = {
    code: write.code,
    parentId,
    position,
    path: '',
    depth: parent ? parent.depth + 1 : 0,
    names: write.names,
    name: localize(write.names, writer.settings.language),
    hidden: write.hidden ?? false,
    minPrice: null,
    minMarginBps: null,
    ...NO_STANDARDS,
    createdAt: writer.now,
    updatedAt: writer.now,
    version: 1,
  };
  const [id = 0] = await insertRows(tx, categories, [row], { returning: true });
  const path = pathUnder(parent?.path ?? null, id);
  await updateRow(tx, categories, id, { path });
  state.known.set(write.code, { ...row, id, path });
  state.activityEntries.push({
    ...activityEntry(writer, { id, name: row.name }),
    verb: 'create',
  });
  return { externalId: write.code, id, outcome: 'created' };
};
