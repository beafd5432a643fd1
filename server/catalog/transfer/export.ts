/**
 * Exports products and categories in the console's own file format, so that they can be imported again without loss.
 */
import { withoutCosts } from '../../platform/http/costs.ts';
import type { Context } from '../../platform/http/context.ts';
import { listAttributes } from '../attributes/lookups.ts';
import { loadCategoryCodes } from '../categoryTree/lookups.ts';
import { categoryRow, CATEGORY_COLUMNS } from './categoryColumns.ts';
import { productHeader } from './productColumns.ts';
import { productRows } from './exportProductRows.ts';
import { loadTree } from './loadTree.ts';
import { loadProducts } from '../products/loadProducts.ts';
import { productList } from '../products/list.ts';
import type { ExportRow, ExportRows } from '../../platform/exports/cells.ts';
import { categorySpec } from '../categories/list.ts';
import type { Filter } from '../../platform/lists/spec.ts';
import { pagesOf } from '../../platform/lists/pages.ts';

/** Rows of categories that are passed on together. */
const PIECE = 200;
/** Number of whole products that are read together. */
const BATCH_SIZE = 50;

export const productPieces = async (
  context: Context,
  request: { filter: Record<string, unknown>; sort: unknown },
  decimals: number,
): Promise<ExportRows> => {
  const attributes = await listAttributes(context.db);
  const codes = await loadCategoryCodes(context.db);
  const pages = await pagesOf({ ...productList, defaultSort: ['id', 'ASC'] }, context, request);
  return (async function* () {
    yield [productHeader(attributes)];
    for await (const page of pages) {
      const ids = page.map(({ id }) => id as number);
      for (let index = 0; index < ids.length; index += BATCH_SIZE) {
        const part = ids.slice(index, index + BATCH_SIZE);
        const products = await loadProducts(context.db, part, context.now());
        yield part
          .flatMap((id) => products.get(id) ?? [])
          .map((product) => withoutCosts(context, product))
          .flatMap((product) =>
            productRows(product, attributes, (categoryId) => codes.get(categoryId) ?? '', decimals),
          );
      }
    }
  })();
};

/** The codes of the categories that the list shows with this filter. */
const listedCodes = async (context: Context, filter: Filter): Promise<ReadonlySet<string>> => {
  const codes = new Set<string>();
  for await (const page of await pagesOf(categorySpec, context, { filter, sort: undefined }))
    for (const { code } of page) codes.add(code as string);
  return codes;
};

/** The tree, or the part of it that the list shows with the filter: parents before children, siblings in order. */
export const categoryPieces = async (
  context: Context,
  { filter }: { filter: Filter },
): Promise<ExportRows> => {
  const { db } = context;
  const listed = Object.keys(filter).length > 0 ? await listedCodes(context, filter) : null;
  const attributes = new Map((await listAttributes(db)).map(({ id, code }) => [id, code]));
  const children = new Map<string | null, Awaited<ReturnType<typeof loadTree>>>();
  for (const category of await loadTree(db)) {
    const siblings = children.get(category.parentCode);
    if (siblings) siblings.push(category);
    else children.set(category.parentCode, [category]);
  }
  for (const siblings of children.values()) siblings.sort((a, b) => a.position - b.position);
  const lines = function* (parent: string | null): Generator<ExportRow> {
    for (const { attributes: bindings, ...category } of children.get(parent) ?? []) {
      const own = bindings.map(({ attributeId, requirement }) => ({
        code: attributes.get(attributeId) ?? '',
        requirement,
      }));
      own.sort((a, b) => (a.code < b.code ? -1 : 1));
      if (!listed || listed.has(category.code)) yield categoryRow({ ...category, attributes: own });
      yield* lines(category.code);
    }
  };
  return (async function* () {
    let piece: ExportRow[] = [CATEGORY_COLUMNS];
    for (const line of lines(null)) {
      piece.push(line);
      if (piece.length < PIECE) continue;
      yield piece;
      piece = [];
    }
    yield piece;
  })();
};
