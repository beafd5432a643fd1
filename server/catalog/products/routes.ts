import type { z } from 'zod';
import { BulkEdit, ProductInput, ProductStatusChange } from '#contract/catalog/products';
import { products } from '#db/schema/catalog/products';
import { query, type Value } from '#db/statements';
import type { Context } from '../../platform/http/context.ts';
import { listOf } from '../../platform/lists/list.ts';
import type { CustomFilter, ListSpec } from '../../platform/lists/spec.ts';
import { recordId } from '../../platform/records/records.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { basePriceSql } from '../../pricing/prices/sql.ts';
import { writerOf } from '../../platform/records/writer.ts';
import {
  bulkEditProducts,
  changeStatus,
  createProduct,
  deleteProduct,
  editProduct,
} from './actions.ts';
import { readProduct } from './read.ts';

const IN_SUBTREE = `(with recursive below(id) as (select id from categories where id = ? union all
  select c.id from categories c join below on c.parent_id = below.id) select id from below)`;

const MAX_ID = 2_147_483_647;
const byNumber =
  (sql: string, times = 1): CustomFilter =>
  (value) =>
    /^[1-9]\d{0,9}$/.test(String(value)) && Number(value) <= MAX_ID
      ? { sql, values: Array.from({ length: times }, (): Value => Number(value)) }
      : null;
const byText =
  (sql: string, times = 1): CustomFilter =>
  (value) =>
    typeof value === 'string' && value.length <= 200 && !value.includes('\0')
      ? { sql, values: Array.from({ length: times }, (): Value => value) }
      : null;

/** The least or greatest base price of a product's variants. */
const ofVariants = (aggregate: 'min' | 'max') =>
  `(select ${aggregate}(${basePriceSql('v.id', 'clock.at')}) from variants v where v.product_id = "products".id)`;

/** Products of a list; also what an export of the list and a bulk edit beyond the page select from. */
export const productList: ListSpec = {
  table: products,
  search: { resource: 'products' },
  hidden: ['descriptions', 'options', 'sourceUpdatedAt'],
  timed: { minPrice: ofVariants('min'), maxPrice: ofVariants('max') },
  filters: {
    /** In the category or below it, as primary or further category. */
    categoryId: byNumber(
      `("products".primary_category_id in ${IN_SUBTREE} or "products".id in (select product_id from product_categories where category_id in ${IN_SUBTREE}))`,
      2,
    ),
    tag: byText(`"products".id in (select product_id from product_tags where tag = ?)`),
    sku: byText(
      `"products".id in (select product_id from variants where sku = ? or barcode = ?)`,
      2,
    ),
    issue: byText(`"products".id in (select product_id from quality_issues where rule = ?)`),
  },
};

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
      handle: async (context) =>
        query(
          context.db,
          'select brand as id, brand as name, count(*) as products from products where brand is not null group by brand order by brand',
        ),
    },
    tags: {
      summary: 'The tags in use, with the number of their products',
      method: 'get',
      collection: true,
      action: 'list',
      handle: async (context) =>
        query(
          context.db,
          'select tag as id, tag as name, count(*) as products from product_tags group by tag order by tag',
        ),
    },
  },
});
