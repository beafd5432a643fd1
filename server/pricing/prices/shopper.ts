/** Loads the shopper for whom a store requests prices. */
import type { StorePricesInput } from '#contract/pricing/prices';
import type { Db } from '#db';
import { loadLevelFacts, loadMemberFacts } from '../../platform/audiences/levelSource.ts';

/** The shopper's level and groups: as sent, else those of the member at the instant. */
export const loadShopper = async (
  db: Db,
  { member, level, groups }: StorePricesInput,
  at: number,
) => {
  const known = member ? await loadMemberFacts(db, member, at) : null;
  const isSent = level !== undefined && level !== null;
  return {
    ...(known && !isSent
      ? { level: known.level, levelsReached: known.levelsReached }
      : await loadLevelFacts(db, level ?? null)),
    groups: groups ?? known?.groups ?? [],
    segments: known?.segments ?? [],
    unknownMember: Boolean(member) && !known,
  };
};
