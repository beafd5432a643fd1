/** What holds from then on until the next begins. Pure. */

/** The row in force at an instant or day: the last that has begun; of those that begin together the last in the list. */
export const lastBegun = <Row, Begin extends number | string>(
  rows: readonly Row[],
  beginOf: (row: Row) => Begin,
  at: Begin,
): Row | undefined => {
  let found: Row | undefined;
  for (const row of rows)
    if (beginOf(row) <= at && (found === undefined || beginOf(row) >= beginOf(found))) found = row;
  return found;
};
