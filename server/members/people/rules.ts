/** Which records are of one person. Pure. */

/** A record that is one of another member, and since when. */
export interface MergedRecord {
  id: number;
  mergedInto: number;
  mergedAt: number;
}
export interface People {
  /** The record of the member who stays; the record itself where it was not merged. */
  primaryOf: (id: number) => number;
  /** The member who stays first, then the records merged into it. */
  recordsOf: (id: number) => readonly number[];
  /** Since when a record is one of another member; null where it is not. */
  mergedAtOf: (id: number) => number | null;
  /** The records that were of the person at an instant: before its merge a record stood for itself. */
  recordsAt: (id: number, at: number) => readonly number[];
  /** Since when these records are of one person: `-Infinity` for a single one. */
  togetherSince: (ids: readonly number[]) => number;
  /** Every record of everybody who was asked for, each once. */
  all: readonly number[];
}

export const toPeople = (ids: readonly number[], merged: readonly MergedRecord[]): People => {
  const byId = new Map(merged.map((one) => [one.id, one]));
  const records = new Map<number, number[]>();
  for (const { id, mergedInto } of merged.toSorted((one, other) => one.id - other.id)) {
    const known = records.get(mergedInto);
    if (known) known.push(id);
    else records.set(mergedInto, [mergedInto, id]);
  }
  const primaryOf = (id: number) => byId.get(id)?.mergedInto ?? id;
  const recordsOf = (id: number) => records.get(primaryOf(id)) ?? [id];
  const mergedAtOf = (id: number) => byId.get(id)?.mergedAt ?? null;
  return {
    primaryOf,
    recordsOf,
    mergedAtOf,
    recordsAt: (id, at) =>
      at < (mergedAtOf(id) ?? -Infinity)
        ? [id]
        : recordsOf(id).filter((record) => (mergedAtOf(record) ?? -Infinity) <= at),
    togetherSince: (ids) =>
      ids.length < 2 ? -Infinity : Math.max(...ids.map((id) => mergedAtOf(id) ?? -Infinity)),
    all: merged.length === 0 ? [...new Set(ids)] : [...new Set(ids.flatMap(recordsOf))],
  };
};

/** Whether one record may be merged into another; why not, by the records as they are. */
export type MergeRefusal = 'itself' | 'recordMerged' | 'memberMerged' | 'recordHasRecords';
export const whyNotMerged = (
  member: { id: number; mergedInto: number | null },
  record: { id: number; mergedInto: number | null; hasRecords: boolean },
): MergeRefusal | null => {
  if (member.id === record.id) return 'itself';
  if (record.mergedInto !== null) return 'recordMerged';
  if (member.mergedInto !== null) return 'memberMerged';
  return record.hasRecords ? 'recordHasRecords' : null;
};
