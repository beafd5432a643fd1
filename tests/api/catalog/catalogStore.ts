/** A store for tests of the catalog, with makers of categories, attributes and products. */
import { openApi } from '../support/openApi.ts';

export interface Category {
  id: number;
  code: string;
  name: string;
  names: object;
  parentId: number | null;
  position: number;
  path: string;
  depth: number;
  hidden: boolean;
  version: number;
  attributes: { attributeId: number; requirement: string }[];
  inherited: { attributeId: number; requirement: string }[];
  effective: { attributeId: number; requirement: string }[];
}
export interface Product {
  id: number;
  name: string;
  status: string;
  brand: string | null;
  version: number;
  tags: string[];
  qualityScore: number;
  qualityErrors: number;
  minPrice: number;
  maxPrice: number;
  variantCount: number;
  primaryCategoryId: number | null;
  categoryIds: number[];
  attributes: Record<string, unknown>;
  options: object[];
  variants: {
    id: number;
    sku: string | null;
    optionValues: string[];
    basePrice: number;
    position: number;
  }[];
  issues: { rule: string; severity: string; detail: string | null }[];
}

/** What the quality rules found in a product, as "rule detail". */
export const rules = ({ issues }: Product) =>
  issues.map(({ rule, detail }) => (detail === null ? rule : `${rule} ${detail}`));

export type Catalog = Awaited<ReturnType<typeof openCatalog>>;

export const openCatalog = async () => {
  const api = await openApi();
  const client = await api.as('manager');
  let counter = 0;
  const category = async (name: string, parentId: number | null = null, further: object = {}) =>
    (
      await client.create<Category>('categories', {
        data: { names: { en: name }, parentId, ...further },
      })
    ).data;
  const readCategory = async (id: number) =>
    (await client.getOne<Category>('categories', { id })).data;
  const children = async (parentId: number | null) =>
    (
      await client.getList<Category>('categories', {
        pagination: { page: 1, perPage: 100 },
        sort: { field: 'position', order: 'ASC' },
        filter: { parentId },
      })
    ).data;
  const attribute = async (code: string, further: object = { type: 'text' }) =>
    (await client.create('attributes', { data: { code, names: { en: code }, ...further } }))
      .data as {
      id: number;
      version: number;
      code: string;
    };

  const variant = (further: object = {}) => ({
    sku: `SKU-${++counter}`,
    basePrice: 1000,
    cost: 400,
    ...further,
  });
  const draft = (further: object = {}) => ({
    names: { en: `Product ${++counter}` },
    descriptions: { en: 'A description that is long enough for every rule.' },
    images: [{ url: '/images/1.jpg' }],
    primaryCategoryId: anyCategory.id,
    variants: [variant()],
    ...further,
  });
  const product = async (further: object = {}) =>
    (await client.create<Product>('products', { data: draft(further) })).data;
  const readProduct = async (id: number) => (await client.getOne<Product>('products', { id })).data;
  const save = async (id: number, change: object) => {
    const before = await readProduct(id);
    return (
      await client.update<Product>('products', {
        id,
        data: { ...before, ...change },
        previousData: before,
      })
    ).data;
  };
  /** The category of products for which the category does not matter. */
  const anyCategory = await category('Shelf');
  return {
    api,
    client,
    anyCategory,
    category,
    readCategory,
    children,
    attribute,
    variant,
    draft,
    product,
    readProduct,
    save,
  };
};
