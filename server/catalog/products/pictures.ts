/** The stored files among the pictures of products. */
import { inArray } from 'drizzle-orm';
import type { ProductInput } from '#contract/catalog/products';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { productFiles } from '#db/schema/catalog/products';
import { files } from '#db/schema/platform/files';
import { hashOfAddress, isPictureAddress } from '#rules/platform/pictures';
import { type FieldErrors, nestedErrors } from '#shared/fields';
import type { ProductWrite } from './productWrite.ts';

type Pictured = Pick<ProductInput, 'images'>;

const filesByHash = prepared({ hashes: many(files.hash) }, (q, { hashes }) =>
  q.select({ id: files.id, hash: files.hash }).from(files).where(inArray(files.hash, hashes)),
);

/** Which of these files products show. */
export const filesInProducts = prepared({ ids: many(productFiles.fileId) }, (q, { ids }) =>
  q
    .selectDistinct({ fileId: productFiles.fileId })
    .from(productFiles)
    .where(inArray(productFiles.fileId, ids)),
);

const hashesOf = ({ images }: Pictured) => images.flatMap(({ url }) => hashOfAddress(url) ?? []);

/** Ids of the stored files that these products show, by their hashes. */
export const loadFiles = async (
  db: Db,
  inputs: readonly Pictured[],
): Promise<Map<string, number>> => {
  const hashes = [...new Set(inputs.flatMap(hashesOf))];
  return new Map((await filesByHash(db, { hashes })).map(({ id, hash }) => [hash, id]));
};

/** Each file once, whatever sizes of it the product shows. */
export const fileIdsOf = (input: Pictured, known: ReadonlyMap<string, number>): number[] => [
  ...new Set(hashesOf(input).flatMap((hash) => known.get(hash) ?? [])),
];

/** Indexes of pictures that are new and have an address of this store. */
const newStored = ({ before, input }: Pick<ProductWrite, 'before' | 'input'>): number[] => {
  const kept = new Set(before?.images.map(({ url }) => url));
  return input.images.flatMap(({ url }, index) =>
    isPictureAddress(url) && !kept.has(url) ? [index] : [],
  );
};

/** For each product the errors of new pictures under whose address nothing is stored; null where there are none. */
export const pictureErrors = async (
  db: Db,
  writes: readonly Pick<ProductWrite, 'before' | 'input'>[],
): Promise<(FieldErrors | null)[]> => {
  const added = writes.map(newStored);
  if (added.every((indexes) => indexes.length === 0)) return writes.map(() => null);
  const known = await loadFiles(
    db,
    writes.map(({ input }) => input),
  );
  return writes.map(({ input }, index) => {
    const missing = (added[index] ?? []).filter(
      (one) => !known.has(hashOfAddress(input.images[one]?.url ?? '') ?? ''),
    );
    return missing.length === 0
      ? null
      : nestedErrors(
          missing.map((one) => ({
            path: ['images', one, 'url'],
            message: 'products.errors.pictureGone',
          })),
        );
  });
};
