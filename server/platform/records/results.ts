/** The outcome of a row that the store's systems or an import send. */
export type Outcome = 'created' | 'updated' | 'unchanged';
export interface RowResult {
  externalId: string;
  id: number;
  outcome: Outcome;
}

/** Splits rows into groups in which no record occurs twice, to be applied one after another. */
export const waves = <T>(rows: readonly T[], keyOf: (row: T) => string): T[][] => {
  const list: T[][] = [];
  const depth = new Map<string, number>();
  for (const row of rows) {
    const key = keyOf(row);
    const index = depth.get(key) ?? 0;
    depth.set(key, index + 1);
    (list[index] ??= []).push(row);
  }
  return list;
};
