/** Runs a write of competitor data in a transaction. */
import type { Db } from '#db';
import type { Context } from '../../platform/http/context.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';

/** Runs work in one transaction, with the caller as the writer. */
export const writing = async <T>(
  context: Context,
  work: (tx: Db, writer: Writer) => Promise<T>,
): Promise<T> => {
  const writer = await writerOf(context);
  return context.transaction((tx) => work(tx, writer));
};
