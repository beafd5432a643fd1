import type { Localized } from '#shared/localization';
import type { Requirement } from '#contract/catalog/categories';
import { kit } from '../../kit.ts';
import { attributes } from './attributes.ts';
import { stamps } from '../stamps.ts';

/**
 * The category tree. `parentId` and `position` (0…n-1 among siblings) define it. `path` ("/1/5/", own id last) and
 * `depth` (0 = root) are derived in the same write and used to query subtrees.
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
    /** The name in the store's default language, for sorting and search. */
    name: kit.text().notNull(),
    hidden: kit
      .yesNo()
      .notNull()
      .$defaultFn(() => false),
    /** Guards of the prices in this category, where neither the variant nor a nearer category has its own. */
    minPrice: kit.money(),
    /** Minimum margin in basis points of the price. */
    minMarginBps: kit.integer(),
    /** Standards for the pictures of products in this category and below, null where it has none of its own. */
    minPictures: kit.integer(),
    minPictureWidth: kit.integer(),
    minPictureHeight: kit.integer(),
    /** Width to height, `3:4`. */
    pictureRatio: kit.text(),
    ...stamps(),
  },
  (t) => [
    kit.unique('categories_code').on(t.code),
    kit.index('categories_parent').on(t.parentId, t.position),
    kit.index('categories_path').on(t.path),
  ],
);

/**
 * One row with id 1. The version changes with every change of the tree, so that each server notices when its cached
 * tree is outdated.
 */
export const categoryTree = kit.table('category_tree', {
  id: kit.id(),
  version: kit.integer().notNull(),
});

/** The attributes that a category uses; child categories inherit them and may only make requirements stricter. */
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
