/** The stored files among the pictures of rewards. */
import { inArray, like, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { files } from '#db/schema/platform/files';
import { pointRewards } from '#db/schema/promotions/pointRewards';
import { hashOfAddress, isPictureAddress } from '#rules/platform/pictures';
import { loadFiles } from '../../catalog/products/pictures.ts';

/** Which of these files rewards show, archived ones too. There are few rewards. */
export const filesInRewards = prepared({ ids: many(files.id) }, (q, { ids }) =>
  q
    .selectDistinct({ fileId: files.id })
    .from(files)
    .innerJoin(pointRewards, like(pointRewards.pictureUrl, sql`'%/' || ${files.hash} || '/%'`))
    .where(inArray(files.id, ids)),
);

/** Whether the address is one of this store under which nothing is stored. */
export const isPictureGone = async (db: Db, url: string | null): Promise<boolean> => {
  if (url === null || !isPictureAddress(url)) return false;
  const known = await loadFiles(db, [{ images: [{ url, alt: '' }] }]);
  return !known.has(hashOfAddress(url) ?? '');
};
