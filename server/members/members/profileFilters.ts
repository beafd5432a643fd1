/** Filters members by what is known of them, leaving out those who refused a profile. */
import type { ProfileField } from '#contract/members/members';
import { inValues } from '#db/statements';
import { containsWords, wordsOf } from '#shared/searchText';
import type { CustomFilter } from '../../platform/lists/spec.ts';
import { mayBePortrayed } from '../segmentRules/portraitConsent.ts';
import { loadRegions } from './places.ts';

const COLUMNS = {
  ageBand: 'age_band',
  occupation: 'occupation',
  incomeBand: 'income_band',
  education: 'education',
} satisfies Partial<Record<ProfileField, string>>;

/** Whether a member has not refused a profile. */
const MAY_BE_PROFILED = mayBePortrayed('"members"');

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 80 && !value.includes('\0');

const filterBy =
  (column: string): CustomFilter =>
  (value) =>
    isText(value)
      ? { sql: `"members".${column} = ? and ${MAY_BE_PROFILED}`, values: [value] }
      : null;

/**
 * Regions are typed: every word occurs in it, whatever its case, accents and width. Compared here, because sums of lists
 * are read in a thread, where SQLite does not fold texts.
 */
const filterByRegion: CustomFilter = async (value, { db }) => {
  if (!isText(value)) return null;
  const isAsked = wordsOf(value).length > 0;
  const named = (await loadRegions(db)).filter(
    (region) => region === value || (isAsked && containsWords(value, region)),
  );
  return {
    sql: `"members".region ${inValues(db, 'text')} and ${MAY_BE_PROFILED}`,
    values: [JSON.stringify(named)],
  };
};

export const PROFILE_FILTERS: Record<string, CustomFilter> = {
  ...Object.fromEntries(
    Object.entries(COLUMNS).map(([field, column]) => [field, filterBy(column)]),
  ),
  region: filterByRegion,
};
