/** What the keys in the details of events stand for, in words: later domains say how their records are named. */
import type { EventType } from '#contract/orders/events';
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Localized } from '#shared/localization';

export interface DetailNames {
  type: EventType;
  /** The detail that names a record. */
  key: string;
  load: (db: Db, values: readonly string[]) => Promise<ReadonlyMap<string, Localized>>;
}
export const detailNames = new Hook<DetailNames>('detailNames');

interface Row {
  type?: unknown;
  detail?: unknown;
}
const valueOf = ({ type, detail }: Row, names: DetailNames): string | null => {
  if (type !== names.type || typeof detail !== 'object' || detail === null) return null;
  const value: unknown = Object.entries(detail).find(([key]) => key === names.key)?.[1];
  return typeof value === 'string' ? value : null;
};

/** The events with the names of what their details name. */
export const withDetailNames = async <R extends Row>(
  db: Db,
  rows: readonly R[],
): Promise<(R & { detailNames: Record<string, Localized> })[]> => {
  const shown = rows.map((row) => ({ ...row, detailNames: {} as Record<string, Localized> }));
  for (const part of detailNames.parts) {
    const values = new Set(rows.flatMap((row) => valueOf(row, part) ?? []));
    if (values.size === 0) continue;
    const known = await part.load(db, [...values]);
    for (const row of shown) {
      const names = known.get(valueOf(row, part) ?? '');
      if (names) row.detailNames[part.key] = names;
    }
  }
  return shown;
};
