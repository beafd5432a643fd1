/**
 * Writes the rows that an import refused to a file for correction: its own columns, followed by line, field and reason.
 */
import { and, asc, eq, gt, or } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { jobErrors } from '#db/schema/platform/jobs';
import { message } from '#shared/fields';
import { reasonText } from '#contract/platform/imports/reasons';
import type { Language } from '#shared/localization';
import { csvLine } from '../exports/csvWriter.ts';
import { REASON_COLUMNS } from './reasonColumns.ts';

/** Number of errors loaded in one statement. */
const PAGE_SIZE = 500;

type Refusal = Pick<typeof jobErrors.$inferSelect, 'id' | 'line' | 'field' | 'message' | 'row'>;

const errorsAfter = prepared(
  { jobId: jobErrors.jobId, line: jobErrors.line, after: jobErrors.id },
  (q, { jobId, line, after }) =>
    q
      .select({
        id: jobErrors.id,
        line: jobErrors.line,
        field: jobErrors.field,
        message: jobErrors.message,
        row: jobErrors.row,
      })
      .from(jobErrors)
      .where(
        and(
          eq(jobErrors.jobId, jobId),
          or(gt(jobErrors.line, line), and(eq(jobErrors.line, line), gt(jobErrors.id, after))),
        ),
      )
      .orderBy(asc(jobErrors.line), asc(jobErrors.id))
      .limit(PAGE_SIZE),
);

const lineOf = (refusals: readonly Refusal[], width: number, language: Language): string => {
  const [first] = refusals;
  if (!first) return '';
  const { row } = first;
  const cells = Array.from({ length: Math.max(width, row.length) }, (_, index) => row[index] ?? '');
  const fields = [...new Set(refusals.flatMap(({ field }) => field ?? []))].join('; ');
  return csvLine([
    ...cells,
    first.line,
    fields,
    refusals.map(({ message }) => reasonText(message, language)).join('; '),
  ]);
};

/** The refused rows in the order of the imported file, in pages; each row with all of its errors. */
export async function* refusedRows(db: Db, jobId: number): AsyncGenerator<Refusal[][]> {
  let open: Refusal[] = [];
  for (let last = { line: 0, after: 0 }; ;) {
    const errors = await errorsAfter(db, { jobId, ...last });
    const rows: Refusal[][] = [];
    for (const error of errors) {
      if (open[0] && open[0].line !== error.line) {
        rows.push(open);
        open = [];
      }
      open.push(error);
      last = { line: error.line, after: error.id };
    }
    yield rows;
    if (errors.length < PAGE_SIZE) break;
  }
  if (open.length > 0) yield [open];
}

export interface RejectedFile {
  /** Columns of the imported file. */
  header: readonly string[];
  /** How many refused rows were not kept. */
  left: number;
}

/** What the counts and the input of an import say about its refused rows. */
export const rejectedFile = (
  counts: Readonly<Record<string, number>>,
  { header, keptRefused }: Readonly<Record<string, unknown>>,
): RejectedFile => ({
  header: Array.isArray(header) ? (header as string[]) : [],
  left: typeof keptRefused === 'number' ? (counts.rejected ?? 0) - keptRefused : 0,
});

/** The file in pieces, in the order of the imported file; a row with several errors becomes one line with all of them. */
export async function* rejectedCsv(
  db: Db,
  jobId: number,
  { header, left }: RejectedFile,
  language: Language,
): AsyncGenerator<string> {
  yield csvLine([...header, ...REASON_COLUMNS]);
  for await (const rows of refusedRows(db, jobId)) {
    const piece = rows.map((row) => lineOf(row, header.length, language)).join('');
    if (piece) yield piece;
  }
  if (left === 0) return;
  const remark = reasonText(message('imports.errors.furtherRefused', { rows: left }), language);
  yield csvLine([...header.map(() => ''), ...REASON_COLUMNS.slice(1).map(() => ''), remark]);
}
