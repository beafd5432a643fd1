/** Routes of products. */
import type { z } from 'zod';
import { BulkEdit, ProductInput, ProductStatusChange } from '#contract/catalog/products';
import { changeStatus, createProduct, editProduct } from './actions.ts';
import { bulkEditProducts } from './bulkEdit.ts';
import { deleteProduct } from './delete.ts';
import { productList } from './list.ts';
import { loadBrands, loadTags } from './namesInUse.ts';
import { readProduct } from './read.ts';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';

export const productRoutes = resource('products', {
  list: listOf(productList),
  show: (context, { params }) => readProduct(context.db, recordId(params.id), context.now()),
  create: {
    body: ProductInput,
    handle: async (context: Context, { body }: Call<ProductInput>) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => createProduct(tx, writer, body));
    },
  },
  edit: {
    body: ProductInput,
    handle: async (
      context: Context,
      { params, body }: Call<ProductInput & { version?: number }>,
    ) => {
      const writer = await writerOf(context);
      const id = recordId(params.id);
      return context.transaction((tx) => editProduct(tx, writer, id, body));
    },
  },
  delete: async (context, { params }) => {
    const writer = await writerOf(context);
    return context.transaction((tx) => deleteProduct(tx, writer, recordId(params.id)));
  },
  actions: {
    status: {
      summary: 'Put a product on sale, back to draft, or away',
      action: 'edit',
      body: ProductStatusChange,
      handle: async (
        context: Context,
        { params, body }: Call<z.infer<typeof ProductStatusChange>>,
      ) => {
        const writer = await writerOf(context);
        return context.transaction((tx) => changeStatus(tx, writer, recordId(params.id), body));
      },
    },
    bulkEdit: {
      summary: 'The same change for many products; with `preview` only what it would do',
      collection: true,
      action: 'edit',
      body: BulkEdit,
      handle: async (context: Context, { body }: Call<BulkEdit>) =>
        bulkEditProducts(context.transaction, await writerOf(context), body),
    },
    brands: {
      summary: 'The brands in use, with the number of their products',
      method: 'get',
      collection: true,
      action: 'list',
      handle: (context) => loadBrands(context.db),
    },
    tags: {
      summary: 'The tags in use, with the number of their products',
      method: 'get',
      collection: true,
      action: 'list',
      handle: (context) => loadTags(context.db),
    },
  },
});
