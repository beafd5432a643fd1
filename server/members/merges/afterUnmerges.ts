/** What later domains split when the merge of a record is undone. */
import type { SplitRecords } from '#contract/members/merges';
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Writer } from '../../platform/records/writer.ts';

/** Runs in the transaction once the record is a member of its own; null where nothing was split. */
export type AfterUnmerges = (
  tx: Db,
  writer: Writer,
  recordId: number,
) => Promise<SplitRecords | null>;
export const afterUnmerges = new Hook<AfterUnmerges>('afterUnmerges');

export const splitAfter = async (
  tx: Db,
  writer: Writer,
  recordId: number,
): Promise<SplitRecords[]> => {
  const split: SplitRecords[] = [];
  for (const part of afterUnmerges.parts) {
    const found = await part(tx, writer, recordId);
    if (found) split.push(found);
  }
  return split;
};
