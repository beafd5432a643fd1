/** Loads and compiles all promotions that may apply. */
import type { Db } from '#db';
import type { couponBatches } from '#db/schema/promotions/coupons';
import { CandidateIndex } from '../engine/candidateIndex.ts';
import type { Candidate } from '../engine/types.ts';
import type { Settings } from '#contract/platform/settings';
import { selectVersion } from './promotionVersion.ts';
import { selectLive, selectBatches } from './promotionRows.ts';
import { candidateOf } from './candidate.ts';

/** The data of a batch of codes that a basket needs. */
export interface BatchFacts extends Pick<
  typeof couponBatches.$inferSelect,
  'id' | 'promotionId' | 'usesPerCode' | 'validFrom' | 'validUntil' | 'claim'
> {
  revoked: boolean;
}
export interface CachedPromotions {
  version: number;
  promotions: Map<number, Candidate>;
  /** Promotions that need no code, as a list and indexed by the goods that they require. */
  automatic: Candidate[];
  index: CandidateIndex;
  batches: Map<number, BatchFacts>;
}

/** Loads all approved promotions, except those that are archived or ended before `since`. */
export const loadPromotions = async (
  db: Db,
  settings: Pick<Settings, 'language'>,
  since: number,
): Promise<CachedPromotions> => {
  const [stored] = await selectVersion(db);
  const rows = await selectLive(db, { since: Math.trunc(since) });
  const batches = await selectBatches(db);
  const candidates = rows.map(({ liveRevision, pausedAt, campaignId, budget, ...row }) =>
    candidateOf(
      { ...row, revision: liveRevision as number, paused: pausedAt !== null },
      campaignId === null ? null : { id: campaignId, budget },
      settings,
    ),
  );
  const automatic = candidates.filter(({ terms }) => terms.trigger === 'automatic');
  return {
    version: stored?.version ?? 0,
    promotions: new Map(candidates.map((candidate) => [candidate.id, candidate])),
    automatic,
    index: new CandidateIndex(automatic),
    batches: new Map(
      batches.map(({ revokedAt, ...batch }) => [
        batch.id,
        { ...batch, revoked: revokedAt !== null },
      ]),
    ),
  };
};
