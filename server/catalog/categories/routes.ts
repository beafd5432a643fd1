/** Routes of categories. */
import type { z } from 'zod';
import { CategoryInput, CategoryMerge, CategoryMove } from '#contract/catalog/categories';
import type { Db } from '#db';
import { createCategory, editCategory } from './actions.ts';
import { deleteCategory } from './delete.ts';
import { categoryList } from './list.ts';
import { mergeCategory } from './merge.ts';
import { moveCategory } from './move.ts';
import { readCategory } from './read.ts';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';

/** A route handler that writes one category and returns its new state. */
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
  list: categoryList,
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
    handle: changing<CategoryInput & { version?: number }>(editCategory),
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
