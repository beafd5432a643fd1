/** Loads the whole stored tree of categories with its bindings. */
import type { CategoryAttribute } from '#contract/catalog/categories';
import type { Db } from '#db';
import { query } from '#db/statements';
import type { Localized } from '#shared/localization';
import type { StoredCategory } from './categoryDraft.ts';

export const loadTree = async (db: Db): Promise<StoredCategory[]> => {
  const rows = await query<{
    id: number;
    code: string;
    parentCode: string | null;
    position: number;
    names: string;
    hidden: number;
  }>(
    db,
    `select c.id, c.code, p.code as "parentCode", c.position, c.names, c.hidden
     from categories c left join categories p on p.id = c.parent_id order by c.id`,
  );
  const bindings = await query<{ categoryId: number } & CategoryAttribute>(
    db,
    `select category_id as "categoryId", attribute_id as "attributeId", requirement from category_attributes order by id`,
  );
  const own = new Map(rows.map(({ id }): [number, CategoryAttribute[]] => [id, []]));
  for (const { categoryId, attributeId, requirement } of bindings)
    own.get(categoryId)?.push({ attributeId, requirement });
  return rows.map(({ id, code, parentCode, position, names, hidden }) => ({
    code,
    parentCode,
    position,
    names: JSON.parse(names) as Localized,
    hidden: hidden === 1,
    attributes: own.get(id) ?? [],
  }));
};
