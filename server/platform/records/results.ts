/** What happened to each row of a write by the store's systems or an import. */
export type Outcome = 'created' | 'updated' | 'unchanged';
export interface RowResult {
  externalId: string;
  id: number;
  outcome: Outcome;
}

/** Splits rows so that no wave holds the same record twice; waves are applied one after another. */
export const waves = <T>(rows: readonly T[], keyOf: (row: T) => string): T[][] => {
  const list: T[][] = [];
  const depth = new Map<string, number>();
  for (const row of rows) {
    const key = keyOf(row);
    const at = depth.get(key) ?? 0;
    depth.set(key, at + 1);
    (list[at] ??= []).push(row);
  }
  return list;
};
