/** The pictures of products, for the store's own systems. */
import { inArray } from 'drizzle-orm';
import * as z from 'zod';
import type { ProductImage } from '#contract/catalog/products';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { products } from '#db/schema/catalog/products';
import { PICTURE_SIZE_NAMES, sizedAddress } from '#rules/platform/pictures';
import { keyText } from '#shared/fields';
import { type Route, route } from '../platform/http/route.ts';

const Asked = z.strictObject({ externalIds: z.array(keyText(120).min(1)).min(1).max(500) });

const imagesOf = prepared({ externalIds: many(products.externalId) }, (q, { externalIds }) =>
  q
    .select({ externalId: products.externalId, images: products.images })
    .from(products)
    .where(inArray(products.externalId, externalIds)),
);

const withSizes = ({ url, alt }: ProductImage) => ({
  url,
  alt,
  sizes: Object.fromEntries(PICTURE_SIZE_NAMES.map((size) => [size, sizedAddress(url, size)])),
});

/** A row for each id; `pictures` is null where there is no such product. */
const loadPictures = async (db: Db, externalIds: readonly string[]) => {
  const rows = await imagesOf(db, { externalIds: [...new Set(externalIds)] });
  const known = new Map(rows.map(({ externalId, images }) => [externalId, images]));
  return {
    rows: externalIds.map((externalId) => ({
      externalId,
      pictures: known.get(externalId)?.map(withSizes) ?? null,
    })),
  };
};

export const storePictureRoute: Route = route({
  method: 'post',
  path: '/store/products/pictures',
  access: { scope: 'catalog.write' },
  summary: 'Addresses of the pictures of products, the main one first, in each size',
  reads: true,
  body: Asked,
  handle: (context, { body }) => loadPictures(context.db, body.externalIds),
});
