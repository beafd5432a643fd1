/** Imports what was said about tickets that were imported before. */
import type { Importer } from '../../platform/imports/run.ts';
import { rowError } from '../../platform/imports/rowError.ts';
import { JobFailure } from '../../platform/jobs/jobEnd.ts';
import { MESSAGE_COLUMNS, MESSAGE_REQUIRED } from './columns.ts';
import { openTable } from './importTickets.ts';
import { insertMessages, type MessageOutcome } from './insertMessages.ts';
import { readMessage, type ReadMessage } from './readMessage.ts';

export const importMessages: Importer = async (run) => {
  const table = await openTable(run, MESSAGE_COLUMNS, MESSAGE_REQUIRED);
  const { now, settings } = run.writer;
  const chunks = run.chunks<ReadMessage, MessageOutcome>({
    write: (tx, items) => insertMessages(tx, run.writer, items),
    settle: ({ row }, outcome) => {
      if (typeof outcome === 'string') run.count('ticketMessages', outcome);
      else run.refuse([row], outcome.errors);
    },
    refuse: ({ row }, errors) =>
      run.refuse(
        [row],
        Object.keys(errors).map(() => rowError(row.line, null, 'cannotSave', { record: '' })),
      ),
    first: 200,
  });
  for await (const batch of table.rows(run.onRead)) {
    for (const row of batch) {
      run.job.count('rows');
      const { read, errors } = readMessage(table, row, { timeZone: settings.timeZone, now });
      if (errors.length > 0) run.refuse([row], errors);
      else if (chunks.add(read)) await chunks.flush();
    }
    await run.job.pause();
  }
  await chunks.flush();
  if (!run.job.counts.rows) throw new JobFailure('imports.errors.noRows');
};
