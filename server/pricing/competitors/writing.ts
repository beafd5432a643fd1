/** Runs a write of competitor data in a transaction. */
import type { Db } from '#db';
import type { Context } from '../../platform/http/context.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';

/** Work in one transaction, on behalf of whoever asks. */
export const writing = async <T>(
  context: Context,
  work: (tx: Db, writer: Writer) => Promise<T>,
): Promise<T> => {
  const writer = await writerOf(context);
  return context.transaction((tx) => work(tx, writer));
};
