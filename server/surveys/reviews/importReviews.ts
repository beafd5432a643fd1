/** Imports the reviews that a shop collected, as responses of the survey for reviews. */
import { BYTE_ORDER_MARK } from '../../platform/exports/csvWriter.ts';
import { columnsOf, type ImportKindSpec, sampleTable } from '../../platform/imports/kinds.ts';
import type { Importer } from '../../platform/imports/run.ts';
import { Table } from '../../platform/imports/table.ts';
import { JobFailure } from '../../platform/jobs/jobEnd.ts';
import {
  contradictionOf,
  errorsOf,
  NAMES,
  readReview,
  REQUIRED,
  type ReviewItem,
} from './readReview.ts';
import { keyOf, type ReviewResult } from './said.ts';
import { writeReviews } from './write.ts';

const importReviews: Importer = async (run) => {
  const table = await Table.open(run.file, REQUIRED);
  run.job.notes.header = table.header;
  table.refuseUnknown((name) => NAMES.has(name));
  // A dry run rolls each chunk back, so that a later one does not find what an earlier one wrote.
  const seen = new Set<string>();
  /** The first row of each review: an order may stand in a file more than once, but not twice with the same instants. */
  const rows = new Map<string, ReviewItem>();
  const chunks = run.chunks<ReviewItem, ReviewResult>({
    write: (tx, items) =>
      writeReviews(
        tx,
        run.writer,
        items.map(({ input }) => input),
        run.name,
      ),
    settle: ({ row, input }, result) => {
      if ('errors' in result) return run.refuse([row], errorsOf(row.line, result.errors));
      const key = keyOf(input);
      run.count('reviews', seen.has(key) ? 'unchanged' : result.outcome);
      seen.add(key);
    },
    refuse: ({ row }, errors) => run.refuse([row], errorsOf(row.line, errors)),
    first: 50,
  });
  for await (const batch of table.rows(run.onRead)) {
    for (const row of batch) {
      run.job.count('rows');
      const item = readReview(table, row, run);
      if (!item) continue;
      const key = keyOf(item.input);
      const error = contradictionOf(item, rows.get(key));
      if (error) run.refuse([row], [error]);
      else if (chunks.add(item)) await chunks.flush();
      if (!rows.has(key)) rows.set(key, item);
    }
    await run.job.pause();
  }
  await chunks.flush();
  if (!run.job.counts.rows) throw new JobFailure('imports.errors.noRows');
};

export const reviewsImport: ImportKindSpec = {
  kind: 'reviews',
  run: importReviews,
  columns: async () => columnsOf([...NAMES], REQUIRED),
  sample: {
    name: 'reviews.csv',
    text:
      BYTE_ORDER_MARK +
      sampleTable(
        ['order', 'score', 'comment', 'asked_at', 'answered_at'],
        [
          ['1042', '5', 'Lovely, and it came early', '2026-03-01', '2026-03-02 08:15'],
          ['1043', '2', '', '2026-03-01', '2026-03-04 19:40'],
        ],
      ),
  },
};
