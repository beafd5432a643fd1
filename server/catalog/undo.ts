/** Takes back changes of categories and products, through the same guards as their forms. */
import { CategoryInput } from '#contract/catalog/categories';
import { ProductInput } from '#contract/catalog/products';
import type { Db } from '#db';
import { conflict } from '../platform/http/errors.ts';
import { getRow } from '../platform/records/records.ts';
import type { Writer } from '../platform/records/writer.ts';
import { refuseChanged } from '../platform/undo/refuseChanged.ts';
import type { RecordedChange, Undoer } from '../platform/undo/undoers.ts';
import { categories } from '#db/schema/catalog/categories';
import { editCategory } from './categories/actions.ts';
import { deleteCategory } from './categories/delete.ts';
import { moveCategory } from './categories/move.ts';
import { readCategory } from './categories/read.ts';
import { editProduct } from './products/actions.ts';
import { comparable, inputOf, pick } from './products/compare.ts';
import { deleteProduct } from './products/delete.ts';
import { readProduct } from './products/read.ts';
import { withPricesThatReturn } from './products/removedVariants.ts';
import { STANDARD_NAMES } from './quality/pictureStandards.ts';

const restoreProduct = async (tx: Db, writer: Writer, change: RecordedChange) => {
  const id = Number(change.recordId);
  const product = await readProduct(tx, id, writer.now);
  const current = inputOf(product);
  refuseChanged(comparable(current), change);
  const earlier = ProductInput.parse({ ...current, ...change.before });
  await editProduct(tx, writer, id, await withPricesThatReturn(tx, product, earlier, writer.now));
};

const restoreCategory = async (tx: Db, writer: Writer, change: RecordedChange) => {
  const { before } = change;
  const id = Number(change.recordId);
  const current = await readCategory(tx, id);
  refuseChanged(current, change);
  const { code, names, parentId, hidden, minPrice, minMarginBps, attributes } = current;
  const input = {
    ...pick(current, STANDARD_NAMES),
    code,
    names,
    parentId,
    hidden,
    minPrice,
    minMarginBps,
    attributes,
  };
  const known = Object.entries(before ?? {}).filter(([key]) => key in input);
  await editCategory(
    tx,
    writer,
    id,
    CategoryInput.parse({ ...input, ...Object.fromEntries(known) }),
  );
};

const moveBack = async (tx: Db, writer: Writer, { recordId, before, after }: RecordedChange) => {
  const id = Number(recordId);
  const { parentId, position } = await getRow(tx, categories, id);
  // Its place among its siblings also changes when one of them moves.
  if (after && 'parentId' in after && after.parentId !== parentId)
    throw conflict('undo.errors.changedSince');
  await moveCategory(tx, writer, id, { parentId, position, ...before });
};

export const UNDOERS: readonly Undoer[] = [
  { resource: 'products', verb: 'edit', action: 'edit', undo: restoreProduct },
  {
    resource: 'products',
    verb: 'create',
    action: 'delete',
    undo: (tx, writer, { recordId }) => deleteProduct(tx, writer, Number(recordId)),
  },
  { resource: 'categories', verb: 'edit', action: 'edit', undo: restoreCategory },
  { resource: 'categories', verb: 'move', action: 'edit', undo: moveBack },
  {
    resource: 'categories',
    verb: 'create',
    action: 'delete',
    undo: (tx, writer, { recordId }) => deleteCategory(tx, writer, Number(recordId)),
  },
];
