/** Filters members by what is known of them, leaving out those who refused a profile. */
import type { ProfileField } from '#contract/members/members';
import type { CustomFilter } from '../../platform/lists/spec.ts';

const COLUMNS = {
  ageBand: 'age_band',
  region: 'region',
  occupation: 'occupation',
  incomeBand: 'income_band',
  education: 'education',
} satisfies Partial<Record<ProfileField, string>>;

const filterBy =
  (column: string): CustomFilter =>
  (value) =>
    typeof value === 'string' && value.length <= 80 && !value.includes('\0')
      ? {
          sql: `"members".${column} = ? and coalesce("members".profiling_consent, 1) <> 0`,
          values: [value],
        }
      : null;

export const PROFILE_FILTERS: Record<string, CustomFilter> = Object.fromEntries(
  Object.entries(COLUMNS).map(([field, column]) => [field, filterBy(column)]),
);
