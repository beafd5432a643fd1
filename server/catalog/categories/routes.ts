import { CategoryInput, CategoryMerge, CategoryMove } from '#contract/catalog/categories';
import type { Db } from '#db';
import { categories } from '#db/schema/catalog/categories';
import type { z } from 'zod';
import type { Context } from '../../platform/http/context.ts';
import { listOf } from '../../platform/lists/list.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { createCategory, editCategory } from './actions.ts';
import { deleteCategory } from './delete.ts';
import { mergeCategory } from './merge.ts';
import { moveCategory } from './move.ts';
import { effectiveFor, loadBindings } from '../categoryTree/tree.ts';

/** A category with its own bindings and what it inherits. */
const readCategory = async (db: Db, id: number) => {
  const row = await getRow(db, categories, id);
  const bindings = await loadBindings(db, [row.path]);
  const attributes = bindings.get(id) ?? [];
  const effective = [...effectiveFor(bindings, row.path)].map(([attributeId, requirement]) => ({
    attributeId,
    requirement,
  }));
  bindings.delete(id);
  const inherited = [...effectiveFor(bindings, row.path)].map(([attributeId, requirement]) => ({
    attributeId,
    requirement,
  }));
  return { ...row, attributes, inherited, effective };
};

const list = listOf({
  table: categories,
  searchColumns: ['name', 'code'],
  defaultSort: ['position', 'ASC'],
  extra: {
    productCount: '(select count(*) from products p where p.primary_category_id = "categories".id)',
  },
});

/** A route's handler that writes one category and answers it as it is afterwards. */
const changing =
  <B>(
    work: (
      tx: Db,
      writer: Awaited<ReturnType<typeof writerOf>>,
      id: number,
      body: B,
    ) => Promise<{ id: number }>,
  ) =>
  async (context: Context, { params, body }: Call<B>) => {
    const writer = await writerOf(context);
    const id = recordId(params.id);
    return context.transaction(async (tx) =>
      readCategory(tx, (await work(tx, writer, id, body)).id),
    );
  };

export const categoryRoutes = resource('categories', {
  list,
  show: (context, { params }) => readCategory(context.db, recordId(params.id)),
  create: {
    body: CategoryInput,
    handle: async (context: Context, { body }: Call<CategoryInput>) => {
      const writer = await writerOf(context);
      return context.transaction(async (tx) =>
        readCategory(tx, (await createCategory(tx, writer, body)).id),
      );
    },
  },
  edit: {
    body: CategoryInput,
    handle: changing(async (tx, writer, id, body: CategoryInput & { version?: number }) =>
      editCategory(tx, writer, id, body, await readCategory(tx, id)),
    ),
  },
  delete: async (context, { params }) => {
    const writer = await writerOf(context);
    return context.transaction((tx) => deleteCategory(tx, writer, recordId(params.id)));
  },
  actions: {
    move: {
      summary: 'Move a category under another parent or to another place',
      action: 'edit',
      body: CategoryMove,
      handle: changing((tx, writer, id, body: z.infer<typeof CategoryMove>) =>
        moveCategory(tx, writer, id, body),
      ),
    },
    merger: {
      summary: 'Merge a category into another: children, products and past sales go there',
      action: 'delete',
      body: CategoryMerge,
      handle: changing((tx, writer, id, body: z.infer<typeof CategoryMerge>) =>
        mergeCategory(tx, writer, id, body.targetId),
      ),
    },
  },
});
