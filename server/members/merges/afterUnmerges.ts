/** What later domains take apart when the merge of a record is undone. */
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Writer } from '../../platform/records/writer.ts';

/** Runs in the transaction once the record is a member of its own; returns how many tickets were taken apart. */
export type AfterUnmerges = (tx: Db, writer: Writer, recordId: number) => Promise<number>;
export const afterUnmerges = new Hook<AfterUnmerges>('afterUnmerges');

export const takeApartAfter: AfterUnmerges = async (tx, writer, recordId) => {
  let tickets = 0;
  for (const takeApart of afterUnmerges.parts) tickets += await takeApart(tx, writer, recordId);
  return tickets;
};
