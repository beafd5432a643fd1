/** The columns, filters and sorting of the list of categories. */
import { categories } from '#db/schema/catalog/categories';
import { listOf } from '../../platform/lists/list.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';

export const categorySpec: ListSpec = {
  table: categories,
  searchColumns: ['names', 'code'],
  keys: ['code'],
  defaultSort: ['position', 'ASC'],
  extra: {
    productCount: '(select count(*) from products p where p.primary_category_id = "categories".id)',
  },
};

export const categoryList = listOf(categorySpec);
