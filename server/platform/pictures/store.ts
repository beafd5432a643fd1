/** Stores a picture under the hash of its content, so that the same one sent twice is stored once. */
import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Picture } from '#contract/platform/pictures';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { files } from '#db/schema/platform/files';
import { recordActivity } from '../activities/record.ts';
import { takeBack } from '../files/removedRows.ts';
import type { Context } from '../http/context.ts';
import { busy } from '../http/errors.ts';
import { Slots } from '../http/slots.ts';
import type { Writer } from '../records/writer.ts';
import { type Encoded, encodePicture } from './encode.ts';
import { PICTURE_SIZE_NAMES, pictureAddress, type PictureSize } from './rules.ts';

/** Encoded at a time by this server, and waiting for that, with up to 15 MB in memory each. */
const ENCODED = 2;
const WAITING = 20;
const slots = new Slots(ENCODED, WAITING, busy);

const byHash = prepared({ hash: files.hash }, (q, { hash }) =>
  q
    .select({ id: files.id, width: files.width, height: files.height })
    .from(files)
    .where(eq(files.hash, hash)),
);
/** It was just sent, so it is kept as long as one that is new. */
const renew = prepared({ id: files.id, now: files.createdAt }, (q, { id, now }) =>
  q.update(files).set({ unusedSince: now }).where(eq(files.id, id)),
);

export const storedName = (hash: string, size: PictureSize) =>
  `pictures/${hash.slice(0, 2)}/${hash}-${size}.webp`;
const storedNames = (hash: string) => PICTURE_SIZE_NAMES.map((size) => storedName(hash, size));

interface Sent {
  hash: string;
  name: string;
}

const toPicture = (
  hash: string,
  row: { id: number; width: number | null; height: number | null },
) => ({
  id: row.id,
  url: pictureAddress(hash),
  width: row.width ?? 0,
  height: row.height ?? 0,
});

/** The picture's row, kept for some days more; null where it was never stored. */
const renewed = async (tx: Db, hash: string, now: number): Promise<Picture | null> => {
  const [row] = await byHash(tx, { hash });
  if (!row) return null;
  await renew(tx, { id: row.id, now });
  return toPicture(hash, row);
};

const insert = async (
  tx: Db,
  { actor, now }: Pick<Writer, 'actor' | 'now'>,
  { hash, name }: Sent,
  { width, height, sizes }: Encoded,
): Promise<Picture> => {
  const bytes = Object.values(sizes).reduce((sum, { length }) => sum + length, 0);
  const row = { hash, name, storedAs: storedNames(hash), bytes, width, height };
  const [id = 0] = await insertRows(tx, files, [{ ...row, unusedSince: now, createdAt: now }], {
    returning: true,
  });
  await recordActivity(tx, {
    actor,
    at: now,
    resource: 'pictures',
    recordId: id,
    recordName: name,
    verb: 'create',
    after: { width, height },
  });
  return toPicture(hash, { id, width, height });
};

/** Throws a refusal for what is no picture within the limits. The picture is durable when this resolves. */
export const storePicture = async (
  { transaction, files: storage, actor, now }: Context,
  content: Buffer,
  name: string,
): Promise<Picture> => {
  const hash = createHash('sha256').update(content).digest('hex');
  const isStored = async () =>
    (await Promise.all(storedNames(hash).map((one) => storage.has(one)))).every(Boolean);
  const at = now();
  if (await isStored()) {
    const known = await transaction((tx) => renewed(tx, hash, at));
    if (known && (await isStored())) return known;
  }
  const encoded = await slots.run(() => encodePicture(content));
  // The row first: what is stored without a row would never be deleted.
  const picture = await transaction(async (tx) => {
    if ((await takeBack(tx, hash, at)) === 'underWay') throw busy();
    return (await renewed(tx, hash, at)) ?? insert(tx, { actor, now: at }, { hash, name }, encoded);
  });
  for (const size of PICTURE_SIZE_NAMES)
    await storage.put(storedName(hash, size), encoded.sizes[size], 'image/webp');
  return picture;
};
