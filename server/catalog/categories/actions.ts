/** Creates and edits categories. */
import type { CategoryInput } from '#contract/catalog/categories';
import { localize } from '#shared/localization';
import { pathUnder } from '#shared/treePaths';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { categories } from '#db/schema/catalog/categories';
import { difference, recordActivity } from '../../platform/activities/record.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { invalidateAncestors } from '../categoryTree/ancestorCache.ts';
import { type CategoryRow, parentRow } from '../categoryTree/categoryRow.ts';
import { childIds } from '../categoryTree/siblings.ts';
import { loadBindings } from '../categoryTree/loadBindings.ts';
import {
  NO_STANDARDS,
  type PictureStandards,
  STANDARD_NAMES,
} from '../quality/pictureStandards.ts';
import { scoreCategoryProducts } from '../quality/scoreMany.ts';
import { activityEntry } from './activityEntry.ts';
import { writeBindings } from './bindings.ts';
import { checkCode, createCode } from './codes.ts';

/** The standards for pictures, with those that were left out as they are. */
const standardsOf = (input: CategoryInput, kept: PictureStandards): PictureStandards => ({
  minPictures: input.minPictures === undefined ? kept.minPictures : input.minPictures,
  minPictureWidth:
    input.minPictureWidth === undefined ? kept.minPictureWidth : input.minPictureWidth,
  minPictureHeight:
    input.minPictureHeight === undefined ? kept.minPictureHeight : input.minPictureHeight,
  pictureRatio: input.pictureRatio === undefined ? kept.pictureRatio : input.pictureRatio,
});

type Edit = CategoryInput & { version?: number };

/** Creates a category as the last child of its parent. */
export const createCategory = async (
  tx: Db,
  writer: Writer,
  input: CategoryInput,
): Promise<CategoryRow> => {
  const parent = await parentRow(tx, input.parentId);
  const name = localize(input.names, writer.settings.language);
  if (input.code) await checkCode(tx, input.code, 0);
  const code = input.code ?? (await createCode(tx, localize(input.names, 'en')));
  const siblings = await childIds(tx, input.parentId);
  const row = {
    code,
    parentId: input.parentId,
    position: siblings.length,
    path: '',
    depth: 0,
    names: input.names,
    name,
    hidden: input.hidden,
    minPrice: input.minPrice ?? null,
    minMarginBps: input.minMarginBps ?? null,
    ...standardsOf(input, NO_STANDARDS),
    createdAt: writer.now,
    updatedAt: writer.now,
  };
  const [id = 0] = await insertRows(tx, categories, [row], { returning: true });
  const path = pathUnder(parent?.path ?? null, id);
  await updateRow(tx, categories, id, { path, depth: parent ? parent.depth + 1 : 0 });
  await invalidateAncestors(tx);
  await writeBindings(tx, { id, path }, input.attributes);
  await recordActivity(tx, { ...activityEntry(writer, { id, name }), verb: 'create' });
  return getRow(tx, categories, id);
};

/** Saves name, code, visibility and bindings; its parent and position are changed by `moveCategory`. */
export const editCategory = async (
  tx: Db,
  writer: Writer,
  id: number,
  input: Edit,
): Promise<CategoryRow> => {
  const before = await getRow(tx, categories, id);
  checkVersion(before, input.version);
  const name = localize(input.names, writer.settings.language);
  if (input.code) await checkCode(tx, input.code, id);
  const own = (await loadBindings(tx, [before.path])).get(id) ?? [];
  const { names, hidden, minPrice = before.minPrice, minMarginBps = before.minMarginBps } = input;
  const values = {
    names,
    name,
    hidden,
    minPrice,
    minMarginBps,
    ...standardsOf(input, before),
    code: input.code ?? before.code,
  };
  const changed = difference(
    { ...before, attributes: own },
    { ...before, ...values, attributes: input.attributes },
  );
  if (!changed) return before;
  await updateRow(tx, categories, id, {
    ...values,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  if (changed.after.attributes) await writeBindings(tx, before, input.attributes);
  if (['attributes', ...STANDARD_NAMES].some((name) => name in changed.after))
    await scoreCategoryProducts(tx, writer.now, [id]);
  await recordActivity(tx, { ...activityEntry(writer, { id, name }), verb: 'edit', ...changed });
  return getRow(tx, categories, id);
};
