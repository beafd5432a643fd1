/** The places of rows that people order by hand. Pure. */
interface Placed {
  id: number;
  position: number;
}

export interface NewPlaces<Row extends Placed> {
  /** Rows that get another place. */
  written: { id: number; position: number }[];
  /** The first that stands elsewhere than before, if any. */
  moved: Row | undefined;
}

/** `rows` are in their order. Null unless the ids name each of them once: nobody orders what somebody else has just added. */
export const newPlaces = <Row extends Placed>(
  rows: readonly Row[],
  ids: readonly number[],
): NewPlaces<Row> | null => {
  const known = new Map(rows.map((row) => [row.id, row]));
  if (ids.length !== rows.length || new Set(ids).size !== ids.length) return null;
  if (!ids.every((id) => known.has(id))) return null;
  const movedId = ids.find((id, position) => rows[position]?.id !== id);
  return {
    written: ids.flatMap((id, position) =>
      known.get(id)?.position === position ? [] : [{ id, position }],
    ),
    moved: movedId === undefined ? undefined : known.get(movedId),
  };
};
