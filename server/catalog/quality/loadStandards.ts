/** Loads the standards for pictures of categories, and the sizes of the pictures of products. */
import { eq, inArray, isNotNull, or } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import { productFiles } from '#db/schema/catalog/products';
import { files } from '#db/schema/platform/files';
import { inheritedStandards, type Measured, type PictureStandards } from './pictureStandards.ts';

const { id, path, minPictures, minPictureWidth, minPictureHeight, pictureRatio } = categories;

const withStandards = prepared({}, (q) =>
  q
    .select({ id, minPictures, minPictureWidth, minPictureHeight, pictureRatio })
    .from(categories)
    .where(
      or(
        isNotNull(minPictures),
        isNotNull(minPictureWidth),
        isNotNull(minPictureHeight),
        isNotNull(pictureRatio),
      ),
    ),
);
const pathsOf = prepared({ ids: many(id) }, (q, { ids }) =>
  q.select({ id, path }).from(categories).where(inArray(id, ids)),
);

/** The standards of these categories; a category without any is left out. */
export const loadStandards = async (
  db: Db,
  categoryIds: readonly number[],
): Promise<Map<number, PictureStandards>> => {
  const own = new Map((await withStandards(db)).map((row) => [row.id, row]));
  if (own.size === 0) return new Map();
  return new Map(
    (await pathsOf(db, { ids: categoryIds })).map((row) => [
      row.id,
      inheritedStandards(row.path.split('/').map((ancestor) => own.get(Number(ancestor)))),
    ]),
  );
};

const sizesOf = prepared({ ids: many(productFiles.productId) }, (q, { ids }) =>
  q
    .select({
      hash: files.hash,
      width: files.width,
      height: files.height,
    })
    .from(productFiles)
    .innerJoin(files, eq(files.id, productFiles.fileId))
    .where(inArray(productFiles.productId, ids)),
);

/** Sizes of the stored pictures of these products, by their hashes. */
export const loadSizes = async (
  db: Db,
  productIds: readonly number[],
): Promise<Map<string, Measured>> =>
  new Map(
    (await sizesOf(db, { ids: productIds })).flatMap(({ hash, width, height }) =>
      width === null || height === null ? [] : [[hash, { width, height }] as const],
    ),
  );
