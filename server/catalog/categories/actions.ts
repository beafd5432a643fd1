/** Verbs on the category tree; each leaves a sound tree, exact figures, and a trace. */
import type { CategoryInput } from '#contract/catalog/categories';
import { localize } from '#shared/localization';
import { message } from '#shared/fields';
import type { Db } from '#db';
import { insertRows, selectIn } from '#db/bulk';
import { categories, categoryAttributes } from '#db/schema/catalog/categories';
import { query } from '#db/statements';
import { difference, recordActivity } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import { scoreCategoryProducts } from '../quality/score.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { invalidateAncestors } from '../categoryTree/ancestorCache.ts';
import { codeFrom, loosened, makesCycle, orderWith, tightest } from '../categoryTree/rules.ts';
import { idsOfPath, pathUnder } from '#shared/treePaths';
import { findReferringNames, repointCategory } from '../references/references.ts';
import { pastSales } from './pastSales.ts';
import {
  type CategoryRow,
  childIds,
  countContents,
  effectiveFor,
  loadBindings,
  orderSiblings,
  parentRow,
  rewritePaths,
} from '../categoryTree/tree.ts';

type Edit = CategoryInput & { version?: number };

const activityEntry = (writer: Writer, { id, name }: { id: number; name: string }) => ({
  actor: writer.actor,
  at: writer.now,
  resource: 'categories',
  recordId: id,
  recordName: name,
});

/** A code nobody has: the given one, or one made from the name. */
const freeCode = async (tx: Db, name: string): Promise<string> => {
  const base = codeFrom(name) || 'category';
  const rows = await query<{ code: string }>(
    tx,
    'select code from categories where code = ? or code like ?',
    [base, `${base}-%`],
  );
  const taken = new Set(rows.map(({ code }) => code));
  let code = base;
  for (let n = 2; taken.has(code); n++) code = `${base}-${n}`;
  return code;
};

const writeBindings = async (
  tx: Db,
  category: { id: number; path: string },
  own: CategoryInput['attributes'],
) => {
  const bindings = await loadBindings(tx, [category.path]);
  bindings.delete(category.id);
  const [loose] = loosened(effectiveFor(bindings, category.path), own);
  if (loose)
    throw invalid({
      attributes: { [own.indexOf(loose)]: { requirement: 'categories.errors.loosened' } },
    });
  const known = await selectIn<{ id: number }>(
    tx,
    'select id from attributes where id in (?)',
    own.map(({ attributeId }) => attributeId),
    'integer',
  );
  const ids = new Set(known.map(({ id }) => id));
  const unknown = own.findIndex(
    ({ attributeId }, index) =>
      !ids.has(attributeId) || own.findIndex((one) => one.attributeId === attributeId) !== index,
  );
  if (unknown >= 0)
    throw invalid({
      attributes: { [unknown]: { attributeId: 'categories.errors.unknownAttribute' } },
    });
  await query(tx, 'delete from category_attributes where category_id = ?', [category.id]);
  await insertRows(
    tx,
    categoryAttributes,
    own.map((binding) => ({ categoryId: category.id, ...binding })),
  );
};

const checkCode = async (tx: Db, code: string, except: number) => {
  const [taken] = await query(tx, 'select id from categories where code = ? and id <> ?', [
    code,
    except,
  ]);
  if (taken) throw invalid({ code: 'errors.taken' });
};

/** Creates a category as the last child of its parent. */
export const createCategory = async (
  tx: Db,
  writer: Writer,
  input: CategoryInput,
): Promise<CategoryRow> => {
  const parent = await parentRow(tx, input.parentId);
  const name = localize(input.names, writer.settings.language);
  if (input.code) await checkCode(tx, input.code, 0);
  const code = input.code ?? (await freeCode(tx, localize(input.names, 'en')));
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

/** Saves name, code, visibility and bindings; where it hangs is changed by `moveCategory`. */
export const editCategory = async (
  tx: Db,
  writer: Writer,
  id: number,
  input: Edit,
  current?: unknown,
): Promise<CategoryRow> => {
  const before = await getRow(tx, categories, id);
  checkVersion(before, input.version, current);
  const name = localize(input.names, writer.settings.language);
  if (input.code) await checkCode(tx, input.code, id);
  const own = (await loadBindings(tx, [before.path])).get(id) ?? [];
  const { names, hidden, minPrice = before.minPrice, minMarginBps = before.minMarginBps } = input;
  const values = { names, name, hidden, minPrice, minMarginBps, code: input.code ?? before.code };
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
  if (changed.after.attributes) {
    await writeBindings(tx, before, input.attributes);
    await scoreCategoryProducts(tx, writer.now, [id]);
  }
  await recordActivity(tx, { ...activityEntry(writer, { id, name }), verb: 'edit', ...changed });
  return getRow(tx, categories, id);
};

const recompute = async (tx: Db, writer: Writer, categoryIds: readonly number[]) => {
  for (const sales of pastSales.parts) await sales.recompute(tx, writer, categoryIds);
};

/** Hangs a category (with everything below it) under another parent, or at another place among its siblings. */
export const moveCategory = async (
  tx: Db,
  writer: Writer,
  id: number,
  { parentId, position }: { parentId: number | null; position: number },
): Promise<CategoryRow> => {
  const before = await getRow(tx, categories, id);
  const parent = await parentRow(tx, parentId);
  if (makesCycle(id, parent?.path ?? null)) throw invalid({ parentId: 'categories.errors.cycle' });
  const siblings = orderWith(await childIds(tx, parentId), id, position);
  if (before.parentId !== parentId) {
    await updateRow(tx, categories, id, { parentId });
    await orderSiblings(tx, await childIds(tx, before.parentId));
    await rewritePaths(tx, before, parent?.path ?? null);
    const old = new Set(idsOfPath(before.path));
    const now = new Set([...idsOfPath(parent?.path ?? ''), id]);
    // Only ancestors that lost or gained the subtree have other figures now.
    await recompute(
      tx,
      writer,
      [...old, ...now].filter((ancestor) => old.has(ancestor) !== now.has(ancestor)),
    );
    await scoreCategoryProducts(tx, writer.now, [id]);
  }
  await orderSiblings(tx, siblings);
  await updateRow(tx, categories, id, { updatedAt: writer.now, version: before.version + 1 });
  const after = await getRow(tx, categories, id);
  const changed = difference(
    { parentId: before.parentId, position: before.position },
    { parentId: after.parentId, position: after.position },
  );
  if (changed)
    await recordActivity(tx, { ...activityEntry(writer, after), verb: 'move', ...changed });
  return after;
};

const remove = async (tx: Db, category: CategoryRow) => {
  await query(tx, 'delete from categories where id = ?', [category.id]);
  await invalidateAncestors(tx);
  await orderSiblings(tx, await childIds(tx, category.parentId));
  for (const sales of pastSales.parts) await sales.forget(tx, category.id);
};

const moveLines = async (tx: Db, from: number, heir: number | null) => {
  for (const sales of pastSales.parts) await sales.moveLines(tx, from, heir);
};

/** Deletes an empty category; one with children or products is refused with their numbers, so that they can be re-homed. */
export const deleteCategory = async (tx: Db, writer: Writer, id: number): Promise<CategoryRow> => {
  const before = await getRow(tx, categories, id);
  const contents = await countContents(tx, id);
  if (contents.children + contents.products > 0)
    throw conflict('categories.errors.notEmpty', { contents });
  const names = await findReferringNames(tx, 'categories', id);
  if (names.length > 0)
    throw conflict(message('categories.errors.referenced', { names: names.join(', ') }));
  await moveLines(tx, id, before.parentId);
  await remove(tx, before);
  await recordActivity(tx, { ...activityEntry(writer, before), verb: 'delete', before });
  return before;
};

/** Merges a category into another: its children, products, bindings and past sales go there, and it is deleted. */
export const mergeCategory = async (
  tx: Db,
  writer: Writer,
  id: number,
  targetId: number,
): Promise<CategoryRow> => {
  const before = await getRow(tx, categories, id);
  const target = await parentRow(tx, targetId, 'targetId');
  if (!target || targetId === id) throw invalid({ targetId: 'categories.errors.mergeIntoItself' });
  if (makesCycle(id, target.path)) throw invalid({ targetId: 'categories.errors.mergeIntoChild' });

  const moved = await childIds(tx, id);
  for (const child of moved) {
    const row = await getRow(tx, categories, child);
    await updateRow(tx, categories, child, { parentId: targetId });
    await rewritePaths(tx, row, target.path);
  }
  await orderSiblings(tx, [
    ...(await childIds(tx, targetId)).filter((child) => !moved.includes(child)),
    ...moved,
  ]);

  await query(
    tx,
    'update products set primary_category_id = ?, version = version + 1, updated_at = ? where primary_category_id = ?',
    [targetId, writer.now, id],
  );
  await query(
    tx,
    `insert into product_categories (product_id, category_id) select product_id, ? from product_categories where category_id = ?
     on conflict (product_id, category_id) do nothing`,
    [targetId, id],
  );
  await query(tx, 'delete from product_categories where category_id = ?', [id]);
  await query(
    tx,
    `delete from product_categories where category_id = ? and product_id in (select id from products where primary_category_id = ?)`,
    [targetId, targetId],
  );
  await moveLines(tx, id, targetId);
  await repointCategory(tx, id, targetId);

  const bindings = await loadBindings(tx, [before.path, target.path]);
  const own = bindings.get(targetId) ?? [];
  const merged = [...own];
  for (const binding of bindings.get(id) ?? []) {
    const index = merged.findIndex(({ attributeId }) => attributeId === binding.attributeId);
    const there = merged[index];
    if (there)
      merged[index] = { ...there, requirement: tightest(there.requirement, binding.requirement) };
    else merged.push(binding);
  }
  await query(tx, 'delete from category_attributes where category_id = ?', [targetId]);
  await insertRows(
    tx,
    categoryAttributes,
    merged.map((binding) => ({ categoryId: targetId, ...binding })),
  );

  await remove(tx, before);
  const ancestors = new Set([...idsOfPath(before.path), ...idsOfPath(target.path)]);
  ancestors.delete(id);
  await recompute(tx, writer, [...ancestors]);
  await scoreCategoryProducts(tx, writer.now, [targetId]);
  await updateRow(tx, categories, targetId, { updatedAt: writer.now, version: target.version + 1 });
  await recordActivity(tx, {
    ...activityEntry(writer, before),
    verb: 'merge',
    before,
    after: { mergedInto: targetId },
  });
  await recordActivity(tx, {
    ...activityEntry(writer, target),
    verb: 'merge',
    after: { merged: before.name },
  });
  return getRow(tx, categories, targetId);
};
