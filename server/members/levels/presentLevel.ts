/** The present level of members in SQL: `presentLevel` of the rules, for lists and counts over all members. */
import { levelStepSql } from '#db/levelSteps';

/** `table` is the name or alias of the members' table, `at` an SQL expression of the instant. */
export const presentLevelSql = (table: string, at: string): string =>
  `case when ${table}.level_until <= ${at}
     then coalesce(${levelStepSql(`${table}.level_steps`, at)}, ${table}.level_after)
     else ${table}.level end`;

/** The same with a placeholder for the instant. */
export const presentLevelOf = (table: string, now: number) => ({
  sql: presentLevelSql(table, 'cast(? as bigint)'),
  values: [now, now],
});
