/** Keeps every promotion that may apply, compiled, until one of them changes. */
import type { ClaimRules } from '#contract/promotions/coupons';
import { localize, type Localized } from '#shared/localization';
import type { Terms } from '#contract/promotions/promotions';
import type { Connection, Db } from '#db';
import { query, statement } from '#db/statements';
import { compileTerms } from '../engine/compile.ts';
import { CandidateIndex } from '../engine/candidateIndex.ts';
import type { Candidate } from '../engine/types.ts';
import type { Settings } from '#contract/platform/settings';

/** A batch of codes as a basket needs it. */
export interface BatchFacts {
  id: number;
  promotionId: number;
  usesPerCode: number | null;
  validFrom: number | null;
  validUntil: number | null;
  claim: ClaimRules;
  revoked: boolean;
}
export interface CachedPromotions {
  version: number;
  promotions: Map<number, Candidate>;
  /** Those that need no code, as a list and by the goods that they require. */
  automatic: Candidate[];
  index: CandidateIndex;
  batches: Map<number, BatchFacts>;
}

const versionOf = statement<{ version: number }>('select version from promotion_book where id = 1');
/** Call in the transaction of every change of promotions, campaigns or batches of codes. */
export const invalidatePromotions = statement(
  `insert into promotion_book (id, version) values (1, 1)
   on conflict (id) do update set version = promotion_book.version + 1`,
);

interface PromotionRow {
  id: number;
  name: string;
  labels: string;
  terms: string;
  revision: number;
  paused_at: number | null;
  campaign_id: number | null;
  budget: number | null;
}
interface BatchRow {
  id: number;
  promotion_id: number;
  uses_per_code: number | null;
  valid_from: number | null;
  valid_until: number | null;
  claim: string;
  revoked_at: number | null;
}

/** Ended promotions are kept this long, for baskets of the recent past. */
const KEPT_MS = 30 * 86_400_000;

const selectLive = (since: number) =>
  `select p.id, p.name, p.labels, p.terms, p.live_revision as revision, p.paused_at, p.campaign_id, c.budget
   from promotions p left join campaigns c on c.id = p.campaign_id
   where p.live_revision is not null and p.archived_at is null and (p.ends_at is null or p.ends_at > ${since}) order by p.id`;

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

/** Leaves out promotions that had ended by `since`. */
export const loadPromotions = async (
  db: Db,
  settings: Pick<Settings, 'language'>,
  since: number,
): Promise<CachedPromotions> => {
  const [stored] = await versionOf(db);
  const rows = await query<PromotionRow>(db, selectLive(Math.trunc(since)));
  const batches = await query<BatchRow>(
    db,
    'select id, promotion_id, uses_per_code, valid_from, valid_until, claim, revoked_at from coupon_batches',
  );
  const promotions = new Map(
    rows.map(({ id, name, labels, terms, revision, paused_at, campaign_id, budget }) => [
      id,
      candidateOf(
        {
          id,
          name,
          revision,
          labels: JSON.parse(labels) as Localized,
          terms: JSON.parse(terms) as Terms,
          paused: paused_at !== null,
        },
        campaign_id === null ? null : { id: campaign_id, budget },
        settings,
      ),
    ]),
  );
  const automatic = [...promotions.values()].filter(({ terms }) => terms.trigger === 'automatic');
  return {
    version: stored?.version ?? 0,
    promotions,
    automatic,
    index: new CandidateIndex(automatic),
    batches: new Map(
      batches.map((batch) => [
        batch.id,
        {
          id: batch.id,
          promotionId: batch.promotion_id,
          usesPerCode: batch.uses_per_code,
          validFrom: batch.valid_from,
          validUntil: batch.valid_until,
          claim: JSON.parse(batch.claim) as ClaimRules,
          revoked: batch.revoked_at !== null,
        },
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
 * The promotions of a database, read again only when their version has changed: that is one row, so a change made by
 * another server is seen by the next basket. `owner` is the connection to which the copy belongs. A transaction may use
 * the copy, but what it reads itself is not kept, because it may not be committed. `version` is the version as `db`
 * shows it, where it is known.
 */
export const cachedPromotions = async (
  owner: Pick<Connection, 'db'>,
  db: Db,
  settings: Pick<Settings, 'language'>,
  at: number,
  now: number,
  version?: number,
): Promise<CachedPromotions> => {
  const since = now - KEPT_MS;
  // Baskets of long ago are rare: read for them alone.
  if (at < since) return loadPromotions(db, settings, at);
  const known = cache.get(owner);
  if (known && known.language === settings.language && known.since <= at) {
    const current = version ?? (await versionOf(db))[0]?.version;
    if (current === known.promotions.version) return known.promotions;
  }
  const promotions = await loadPromotions(db, settings, since);
  if (db === owner.db) cache.set(owner, { promotions, since, language: settings.language });
  return promotions;
};
