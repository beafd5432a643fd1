/** When something of members was taken back: an order was changed after its payment, or something of it was returned. */
import type { Db } from '#db';
import { Hook } from '#shared/hook';

/** The instants at which something of these records was taken back, since one; UTC ms. */
export type TakeBackSource = (
  db: Db,
  wanted: { memberIds: readonly number[]; since: number },
) => Promise<readonly number[]>;

export const takeBacks = new Hook<TakeBackSource>('takeBacks');

export const loadTakeBacks: TakeBackSource = async (db, wanted) => {
  const found = [];
  for (const load of takeBacks.parts) found.push(...(await load(db, wanted)));
  return found;
};
