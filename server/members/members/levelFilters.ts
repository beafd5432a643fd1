/** Filters members by their present level; merged records are no members of their own and are left out. */
import { columnCondition, TEXT } from '../../platform/lists/columnCondition.ts';
import type { CustomFilter } from '../../platform/lists/spec.ts';
import { presentLevelSql } from '../levels/presentLevel.ts';

const LEVEL = `(${presentLevelSql('"members"', 'clock.at')})`;

const byLevel =
  (field: string, operator: string): CustomFilter =>
  (value, context) => {
    const { sql, values } = columnCondition(context, LEVEL, TEXT, { operator, value, field });
    return { sql: `"members".merged_into is null and ${sql}`, values };
  };

export const LEVEL_FILTERS: Record<string, CustomFilter> = {
  level: byLevel('level', '='),
  level_neq: byLevel('level_neq', '<>'),
};
