/** What a person gave on a day without a second person beside adjustments, which later domains know. */
import type { Db } from '#db';
import { Hook } from '#shared/hook';

/** The points of one person on one business day. */
export type GivenAlone = (db: Db, personId: string, day: string) => Promise<number>;
export const givenAlone = new Hook<GivenAlone>('givenAlone');

export const loadGivenAlone = async (db: Db, personId: string, day: string): Promise<number> => {
  let points = 0;
  for (const load of givenAlone.parts) points += await load(db, personId, day);
  return points;
};
