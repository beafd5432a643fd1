/**
 * What records did that counts for their levels, each with when it became known: from this the levels of a past follow in
 * which records were not merged. Orders and events come from later domains.
 */
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import { loadGrowthDeeds } from './growthDeeds.ts';
import type { ApprovedVersion } from '../programme/load.ts';
import type { Deed } from './replay.ts';

export interface DeedsWanted {
  memberIds: readonly number[];
  versions: readonly ApprovedVersion[];
}
export type DeedSource = (db: Db, wanted: DeedsWanted) => Promise<readonly Deed[]>;

export const levelDeeds = new Hook<DeedSource>('levelDeeds');

export const loadDeeds = async (db: Db, wanted: DeedsWanted): Promise<Deed[]> => {
  const deeds = [...(await loadGrowthDeeds(db, wanted.memberIds))];
  for (const load of levelDeeds.parts) deeds.push(...(await load(db, wanted)));
  return deeds;
};
