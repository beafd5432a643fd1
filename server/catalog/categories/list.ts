/** The columns, filters and sorting of the list of categories. */
import { categories } from '#db/schema/catalog/categories';
import { listOf } from '../../platform/lists/list.ts';

export const categoryList = listOf({
  table: categories,
  searchColumns: ['names', 'code'],
  defaultSort: ['position', 'ASC'],
  extra: {
    productCount: '(select count(*) from products p where p.primary_category_id = "categories".id)',
  },
});
