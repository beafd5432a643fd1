/** Caches all compiled promotions that may apply, until one of them changes. */
import type { Connection, Db } from '#db';
import type { Settings } from '#contract/platform/settings';
import { DAY_MS } from '#shared/days';
import { type CachedPromotions, loadPromotions } from './loadPromotions.ts';
import { selectVersion } from './promotionVersion.ts';

/**
 * How long ended promotions stay cached and are named in verdicts: 30 days. A quote of the past loads its own; kept
 * baskets of some days ago are evaluated with the terms of now.
 */
export const ENDED_MS = 30 * DAY_MS;

interface CacheEntry {
  promotions: CachedPromotions;
  since: number;
  language: string;
}
const cache = new WeakMap<object, CacheEntry>();

/**
 * The promotions of a database, loaded again only when their version has changed. The version is one row, so a change
 * made by another server is seen by the next basket. The cache belongs to the connection `owner`. A transaction may use
 * it, but what a transaction loads is not cached, because it may not be committed. `version` is the version that `db`
 * sees, where it is known.
 */
export const cachedPromotions = async (
  owner: Pick<Connection, 'db'>,
  db: Db,
  settings: Pick<Settings, 'language'>,
  at: number,
  now: number,
  version?: number,
): Promise<CachedPromotions> => {
  const since = now - ENDED_MS;
  // Baskets of the distant past are rare, so their promotions are not cached.
  if (at < since) return loadPromotions(db, settings, at, at);
  const known = cache.get(owner);
  if (known && known.language === settings.language && known.since <= at) {
    const current = version ?? (await selectVersion(db))[0]?.version;
    const { from, until } = known.promotions;
    if (current === known.promotions.version && from <= at && at < until) return known.promotions;
  }
  const loaded = await loadPromotions(db, settings, since, at);
  // Baskets of the future are rare, too.
  const isCurrent = loaded.from <= now && now < loaded.until;
  if (db === owner.db && isCurrent)
    cache.set(owner, { promotions: loaded, since, language: settings.language });
  return loaded;
};
