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
  /** They are in force from `from` until before `until`. */
  from: number;
  until: number;
  promotions: Map<number, Candidate>;
  /** Whether any is for a certain order of a member, such as the first. */
  asksOrderNumber: boolean;
  /** Promotions that need no code, as a list and indexed by the goods that they require. */
  automatic: Candidate[];
  index: CandidateIndex;
  batches: Map<number, BatchFacts>;
}

type LiveRow = Awaited<ReturnType<typeof selectLive>>[number];

/** The terms of a promotion that are in force at an instant: those approved for later from their start on. */
const termsAt = (row: LiveRow, at: number) => {
  const { id, pausedAt, plannedFrom, plannedRevision, plannedLabels, plannedTerms } = row;
  const paused = pausedAt !== null;
  const isPlannedOne =
    plannedFrom !== null && plannedFrom <= at && plannedTerms !== null && plannedLabels !== null;
  return isPlannedOne
    ? {
        id,
        paused,
        name: row.plannedName ?? row.name,
        labels: plannedLabels,
        terms: plannedTerms,
        revision: plannedRevision as number,
        campaignId: row.plannedCampaignId,
        budget: row.plannedBudget,
      }
    : {
        id,
        paused,
        name: row.name,
        labels: row.labels,
        terms: row.terms,
        revision: row.liveRevision as number,
        campaignId: row.campaignId,
        budget: row.budget,
      };
};

/** The window around `at` within which no approved terms replace others. */
const windowAround = (rows: readonly LiveRow[], at: number) => {
  const changes = rows.flatMap(({ plannedFrom }) => (plannedFrom === null ? [] : [plannedFrom]));
  return {
    from: Math.max(-Infinity, ...changes.filter((change) => change <= at)),
    until: Math.min(Infinity, ...changes.filter((change) => change > at)),
  };
};

/** Promotions as a basket looks them up. */
export const toCached = (
  candidates: readonly Candidate[],
  batches: readonly BatchFacts[],
): Omit<CachedPromotions, 'version' | 'from' | 'until'> => {
  const automatic = candidates.filter(({ terms }) => terms.trigger === 'automatic');
  return {
    promotions: new Map(candidates.map((candidate) => [candidate.id, candidate])),
    asksOrderNumber: candidates.some(({ terms }) => terms.audience.orderNumber !== null),
    automatic,
    index: new CandidateIndex(automatic),
    batches: new Map(batches.map((batch) => [batch.id, batch])),
  };
};

/** Loads all promotions as they are in force at `at`, except those that are archived or ended before `since`. */
export const loadPromotions = async (
  db: Db,
  settings: Pick<Settings, 'language'>,
  since: number,
  at: number,
): Promise<CachedPromotions> => {
  const [stored] = await selectVersion(db);
  const rows = await selectLive(db, { since: Math.trunc(since) });
  const batches = await selectBatches(db);
  const candidates = rows.map((row) => {
    const { campaignId, budget, ...facts } = termsAt(row, at);
    const campaign = campaignId === null ? null : { id: campaignId, budget };
    return candidateOf(facts, campaign, settings);
  });
  return {
    version: stored?.version ?? 0,
    ...windowAround(rows, at),
    ...toCached(
      candidates,
      batches.map(({ createdAt: _, revokedAt, ...batch }) => ({
        ...batch,
        revoked: revokedAt !== null,
      })),
    ),
  };
};
