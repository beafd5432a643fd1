/** Loads the brands and tags that products use. */
import { asc, count, isNotNull } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { products, productTags } from '#db/schema/catalog/products';

/** The brands in use with their numbers of products. */
export const loadBrands = prepared({}, (q) =>
  q
    .select({ id: products.brand, name: products.brand, products: count() })
    .from(products)
    .where(isNotNull(products.brand))
    .groupBy(products.brand)
    .orderBy(asc(products.brand)),
);

/** The tags in use with their numbers of products. */
export const loadTags = prepared({}, (q) =>
  q
    .select({ id: productTags.tag, name: productTags.tag, products: count() })
    .from(productTags)
    .groupBy(productTags.tag)
    .orderBy(asc(productTags.tag)),
);
