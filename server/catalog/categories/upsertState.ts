/** The categories that an upsert has loaded so far, updated with every row it writes. */
import type { Db } from '#db';
import { type KnownCategory, loadByCodes } from './known.ts';
import { childIds } from '../categoryTree/siblings.ts';
import type { ActivityEntry } from '../../platform/activities/record.ts';
import type { Writer } from '../../platform/records/writer.ts';

export class UpsertState {
  readonly known = new Map<string, KnownCategory>();
  /** Number of children by parent. */
  readonly sizes = new Map<number | null, number>();
  readonly activityEntries: ActivityEntry[] = [];

  constructor(
    readonly tx: Db,
    readonly writer: Writer,
  ) {}

  async load(codes: Iterable<string>) {
    const rows = await loadByCodes(this.tx, { codes: [...codes] });
    for (const row of rows) this.known.set(row.code, row);
  }

  async sizeOf(parentId: number | null): Promise<number> {
    const size = this.sizes.get(parentId) ?? (await childIds(this.tx, parentId)).length;
    this.sizes.set(parentId, size);
    return size;
  }
}
