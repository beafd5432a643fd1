/**
 * Writes the rows that an import refused to a file for correction: its own columns, followed by line, column and reason.
 */
import { and, asc, eq, gt, or } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { jobErrors } from '#db/schema/platform/jobs';
import type { FileReading } from '#contract/platform/imports';
import { message } from '#shared/fields';
import { type ColumnNames, columnTitle } from '#contract/platform/imports/headings';
import { reasonText } from '#contract/platform/imports/reasons';
import type { Language } from '#shared/localization';
import { csvLine } from '../exports/csvWriter.ts';
import { type FileColumns, fileColumns } from './fileColumns.ts';
import { reasonColumns } from './reasonColumns.ts';

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

/** Between the columns, and between the reasons, of a row with several errors. */
const BETWEEN: Record<Language, string> = { en: '; ', zh: '；' };

/** How a reader knows a column: as it stands in the file where the person named it, else as the console calls it. */
const titleOf = (
  field: string,
  { header, headings }: RejectedFile,
  { language, names }: Reader,
): string => {
  const isField = (name: string | undefined) => name?.toLowerCase() === field.toLowerCase();
  const heading = headings[header.findIndex(isField)]?.trim() ?? '';
  return heading === '' || isField(heading) ? columnTitle(field, language, names) : heading;
};

const lineOf = (refusals: readonly Refusal[], file: RejectedFile, reader: Reader): string => {
  const [first] = refusals;
  if (!first) return '';
  const { row } = first;
  const { language, names } = reader;
  const width = Math.max(file.headings.length, row.length);
  const fields = new Set(refusals.flatMap(({ field }) => field ?? []));
  return csvLine([
    ...Array.from({ length: width }, (_, index) => row[index] ?? ''),
    first.line,
    [...fields].map((field) => titleOf(field, file, reader)).join(BETWEEN[language]),
    refusals.map(({ message }) => reasonText(message, language, names)).join(BETWEEN[language]),
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

/** Whoever mends the file. */
interface Reader {
  language: Language;
  /** Names of columns that the shop made itself. */
  names?: ColumnNames | undefined;
}

export interface RejectedFile extends FileColumns {
  /** Whether the file has columns of its own. */
  isTable: boolean;
  /** How many refused rows were not kept. */
  left: number;
}

/** What the counts and the input of an import say about its refused rows. */
export const rejectedFile = (
  counts: Readonly<Record<string, number>>,
  { keptRefused, ...input }: Readonly<Record<string, unknown>>,
): RejectedFile => ({
  ...fileColumns(input),
  isTable: (input.reading as Partial<FileReading> | undefined)?.isTable !== false,
  left: typeof keptRefused === 'number' ? (counts.rejected ?? 0) - keptRefused : 0,
});

/** The file in pieces, in the order of the imported file; a row with several errors becomes one line with all of them. */
export async function* rejectedCsv(
  db: Db,
  jobId: number,
  file: RejectedFile,
  reader: Reader,
): AsyncGenerator<string> {
  const { headings, left, isTable } = file;
  const { language } = reader;
  const titles = isTable ? headings : headings.map((name) => columnTitle(name, language));
  yield csvLine([...titles, ...reasonColumns(language)]);
  for await (const rows of refusedRows(db, jobId)) {
    const piece = rows.map((row) => lineOf(row, file, reader)).join('');
    if (piece) yield piece;
  }
  if (left === 0) return;
  const remark = reasonText(message('imports.errors.furtherRefused', { rows: left }), language);
  yield csvLine([
    ...headings.map(() => ''),
    ...reasonColumns(language)
      .slice(1)
      .map(() => ''),
    remark,
  ]);
}
