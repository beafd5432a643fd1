import type { Localized } from '#shared/localization';
import type { Requirement } from '#contract/catalog/categories';
import { kit } from '../../kit.ts';
import { attributes } from './attributes.ts';
import { stamps } from '../stamps.ts';

/**
 * The category tree. `parentId` and `position` (dense from 0 among siblings) are the truth; `path` ("/1/5/", own id
 * last) and `depth` (0 = root) are derived in the same write and serve subtree questions.
 */
export const categories = kit.table(
  'categories',
  {
    id: kit.id(),
    code: kit.text().notNull(),
    parentId: kit.integer(),
    position: kit.integer().notNull(),
    path: kit.text().notNull(),
    depth: kit.integer().notNull(),
    names: kit.json().$type<Localized>().notNull(),
    /** The name in the store's own language, for sorting and search. */
    name: kit.text().notNull(),
    hidden: kit
      .yesNo()
      .notNull()
      .$defaultFn(() => false),
    /** Guards of the prices below it, where neither the variant nor a nearer category says otherwise. */
    minPrice: kit.money(),
    /** Least margin, basis points of the price. */
    minMarginBps: kit.integer(),
    ...stamps(),
  },
  (t) => [
    kit.unique('categories_code').on(t.code),
    kit.index('categories_parent').on(t.parentId, t.position),
    kit.index('categories_path').on(t.path),
  ],
);

/** One row, id 1: another number whenever the tree is another, so that each server knows when its copy of it is old. */
export const categoryTree = kit.table('category_tree', {
  id: kit.id(),
  version: kit.integer().notNull(),
});

/** Which attributes a category asks for; children inherit and may only tighten. */
export const categoryAttributes = kit.table(
  'category_attributes',
  {
    id: kit.id(),
    categoryId: kit
      .integer()
      .notNull()
      .references(() => categories.id, { onDelete: 'cascade' }),
    attributeId: kit
      .integer()
      .notNull()
      .references(() => attributes.id, { onDelete: 'cascade' }),
    requirement: kit.text().$type<Requirement>().notNull(),
  },
  (t) => [
    kit.unique('category_attributes_attribute').on(t.categoryId, t.attributeId),
    kit.index('category_attributes_by_attribute').on(t.attributeId),
  ],
);
