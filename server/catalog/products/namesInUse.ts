/** Loads the brands and tags that products use. */
import type { Db } from '#db';
import { query } from '#db/statements';

/** The brands in use with their numbers of products. */
export const loadBrands = (db: Db) =>
  query(
    db,
    'select brand as id, brand as name, count(*) as products from products where brand is not null group by brand order by brand',
  );

/** The tags in use with their numbers of products. */
export const loadTags = (db: Db) =>
  query(
    db,
    'select tag as id, tag as name, count(*) as products from product_tags group by tag order by tag',
  );
