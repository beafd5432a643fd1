/** Filters members by what is known of them, leaving out those who refused a profile. */
import type { ProfileField } from '#contract/members/members';
import { foldedText } from '#db/search';
import { wordsCondition } from '../../platform/lists/search.ts';
import type { CustomFilter } from '../../platform/lists/spec.ts';

const COLUMNS = {
  ageBand: 'age_band',
  occupation: 'occupation',
  incomeBand: 'income_band',
  education: 'education',
} satisfies Partial<Record<ProfileField, string>>;

/** Whether a member has not refused a profile. */
const MAY_BE_PROFILED = 'coalesce("members".profiling_consent, 1) <> 0';

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 80 && !value.includes('\0');

const filterBy =
  (column: string): CustomFilter =>
  (value) =>
    isText(value)
      ? { sql: `"members".${column} = ? and ${MAY_BE_PROFILED}`, values: [value] }
      : null;

/** Regions are typed: every word occurs in it, whatever its case, accents and width. */
const filterByRegion: CustomFilter = (value, { db }) => {
  if (!isText(value)) return null;
  const folded = foldedText(db, [{ sql: '"members".region', localized: false }]);
  const named = wordsCondition(folded, value);
  return named
    ? { sql: `${named.sql} and ${MAY_BE_PROFILED}`, values: named.values }
    : { sql: '1 = 0', values: [] };
};

export const PROFILE_FILTERS: Record<string, CustomFilter> = {
  ...Object.fromEntries(
    Object.entries(COLUMNS).map(([field, column]) => [field, filterBy(column)]),
  ),
  region: filterByRegion,
};
