/** Caches every promotion that may apply, compiled, until one of them changes. */
import { and, asc, eq, gt, isNotNull, isNull, or } from 'drizzle-orm';
import { localize, type Localized } from '#shared/localization';
import type { Terms } from '#contract/promotions/promotions';
import type { Connection, Db } from '#db';
import { prepared } from '#db/prepared';
import { campaigns } from '#db/schema/promotions/campaigns';
import { couponBatches } from '#db/schema/promotions/coupons';
import { promotionBook, promotions } from '#db/schema/promotions/promotions';
import { statement } from '#db/statements';
import { compileTerms } from '../engine/compile.ts';
import { CandidateIndex } from '../engine/candidateIndex.ts';
import type { Candidate } from '../engine/types.ts';
import type { Settings } from '#contract/platform/settings';

/** A batch of codes as a basket needs it. */
export interface BatchFacts extends Pick<
  typeof couponBatches.$inferSelect,
  'id' | 'promotionId' | 'usesPerCode' | 'validFrom' | 'validUntil' | 'claim'
> {
  revoked: boolean;
}
export interface CachedPromotions {
  version: number;
  promotions: Map<number, Candidate>;
  /** Promotions that need no code, as a list and by the goods that they require. */
  automatic: Candidate[];
  index: CandidateIndex;
  batches: Map<number, BatchFacts>;
}

const selectVersion = prepared({}, (q) =>
  q.select({ version: promotionBook.version }).from(promotionBook).where(eq(promotionBook.id, 1)),
);
/**
 * Call in the transaction of every change of promotions, campaigns or batches of codes. By hand: inserts the row or counts
 * it up.
 */
export const invalidatePromotions = statement(
  `insert into promotion_book (id, version) values (1, 1)
   on conflict (id) do update set version = promotion_book.version + 1`,
);

/** Ended promotions stay cached this long, for baskets of the recent past. */
const CACHED_MS = 30 * 86_400_000;

const selectLive = prepared({ since: promotions.endsAt }, (q, { since }) =>
  q
    .select({
      id: promotions.id,
      name: promotions.name,
      labels: promotions.labels,
      terms: promotions.terms,
      liveRevision: promotions.liveRevision,
      pausedAt: promotions.pausedAt,
      campaignId: promotions.campaignId,
      budget: campaigns.budget,
    })
    .from(promotions)
    .leftJoin(campaigns, eq(campaigns.id, promotions.campaignId))
    .where(
      and(
        isNotNull(promotions.liveRevision),
        isNull(promotions.archivedAt),
        or(isNull(promotions.endsAt), gt(promotions.endsAt, since)),
      ),
    )
    .orderBy(asc(promotions.id)),
);
const selectBatches = prepared({}, (q) =>
  q
    .select({
      id: couponBatches.id,
      promotionId: couponBatches.promotionId,
      usesPerCode: couponBatches.usesPerCode,
      validFrom: couponBatches.validFrom,
      validUntil: couponBatches.validUntil,
      claim: couponBatches.claim,
      revokedAt: couponBatches.revokedAt,
    })
    .from(couponBatches),
);

export const candidateOf = (
  row: {
    id: number;
    name: string;
    labels: Localized;
    terms: Terms;
    revision: number;
    paused: boolean;
  },
  campaign: Candidate['campaign'],
  { language }: Pick<Settings, 'language'>,
): Candidate => ({
  id: row.id,
  revision: row.revision,
  name: row.name,
  label: localize(row.labels, language) || row.name,
  terms: row.terms,
  compiled: compileTerms(row.terms),
  paused: row.paused,
  code: null,
  couponId: null,
  couponUses: null,
  campaign,
});

/** Reads all promotions that have been approved, without those archived or ended by `since`. */
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

interface CacheEntry {
  promotions: CachedPromotions;
  since: number;
  language: string;
}
const cache = new WeakMap<object, CacheEntry>();

/**
 * The promotions of a database, read again only when their version has changed: that is one row, so the next basket sees
 * a change made by another server. The cache belongs to the connection `owner`. A transaction may use it, but what a
 * transaction reads is not cached, because it may not be committed. `version` is the version that `db` shows, where it is
 * known.
 */
export const cachedPromotions = async (
  owner: Pick<Connection, 'db'>,
  db: Db,
  settings: Pick<Settings, 'language'>,
  at: number,
  now: number,
  version?: number,
): Promise<CachedPromotions> => {
  const since = now - CACHED_MS;
  // Baskets of long ago are rare, so their promotions are not cached.
  if (at < since) return loadPromotions(db, settings, at);
  const known = cache.get(owner);
  if (known && known.language === settings.language && known.since <= at) {
    const current = version ?? (await selectVersion(db))[0]?.version;
    if (current === known.promotions.version) return known.promotions;
  }
  const loaded = await loadPromotions(db, settings, since);
  if (db === owner.db) cache.set(owner, { promotions: loaded, since, language: settings.language });
  return loaded;
};
