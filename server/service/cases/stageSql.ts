/** The stage of a case in SQL, with what time alone has made of it: the same as `caseAt`, which a test compares. */

/** Over a row of the table and the current instant `clock.at`. */
export const STAGE_SQL = `case when "cases".lapses_to is not null and "cases".lapses_at <= clock.at
  then "cases".lapses_to else "cases".state end`;
/** With the instant as a value. */
export const AT_SQL = STAGE_SQL.replace('clock.at', '?');
