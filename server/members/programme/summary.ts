/** The programme as a shop shows it to shoppers, in every language. */
import { and, eq, inArray } from 'drizzle-orm';
import type { ProgrammeTerms } from '#contract/members/programme';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { audienceNames } from '#db/schema/members/audienceNames';
import { versionAt } from '#rules/platform/versions';
import type { Localized } from '#shared/localization';
import { type ApprovedVersion, loadVersions } from './load.ts';

const levelNames = prepared({ keys: many(audienceNames.key) }, (q, { keys }) =>
  q
    .select({ key: audienceNames.key, names: audienceNames.names, color: audienceNames.color })
    .from(audienceNames)
    .where(and(eq(audienceNames.kind, 'levels'), inArray(audienceNames.key, keys))),
);

type Level = ProgrammeTerms['levels'][number] & { names: Localized; color: string | null };
export interface VersionSummary extends Pick<
  ProgrammeTerms,
  'names' | 'earnRules' | 'expiry' | 'inactivity' | 'spending'
> {
  number: number;
  startsAt: number;
  /** From the lowest to the highest; rates in basis points, amounts in minor units. */
  levels: Level[];
}
export interface ProgrammeSummary {
  /** In force now; null where there is none. */
  programme: VersionSummary | null;
  /** The version that is approved and begins next. */
  next: VersionSummary | null;
}

const toSummary = async (
  db: Db,
  { number, startsAt, terms }: ApprovedVersion,
): Promise<VersionSummary> => {
  const { names, levels, earnRules, expiry, inactivity, spending } = terms;
  const named = new Map(
    (await levelNames(db, { keys: levels.map(({ key }) => key) })).map((row) => [row.key, row]),
  );
  return {
    number,
    startsAt,
    names,
    levels: levels.map((level) => ({
      ...level,
      names: named.get(level.key)?.names ?? {},
      color: named.get(level.key)?.color ?? null,
    })),
    earnRules,
    expiry,
    inactivity,
    spending,
  };
};

export const loadSummary = async (db: Db, now: number): Promise<ProgrammeSummary> => {
  const versions = await loadVersions(db);
  const current = versionAt(versions, now);
  const [next] = versions
    .filter(({ startsAt }) => startsAt > now)
    .toSorted((one, other) => one.startsAt - other.startsAt);
  return {
    programme: current && (await toSummary(db, current)),
    next: next ? await toSummary(db, next) : null,
  };
};
