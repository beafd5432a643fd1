/** Reads a row of a file of reviews. */
import { ReviewInput } from '#contract/surveys/reviews';
import { fieldErrors, type FieldErrors } from '#shared/fields';
import { flatErrors } from '#shared/fieldErrors';
import { normalize } from '#shared/numbers';
import type { CsvRow } from '../../platform/imports/csvRow.ts';
import { type RowError, rowError } from '../../platform/imports/rowError.ts';
import type { ImportRun } from '../../platform/imports/run.ts';
import type { Table } from '../../platform/imports/table.ts';
import { Cells } from '../../pricing/transfer/priceCells.ts';

const COLUMNS: Readonly<Record<keyof ReviewInput, string>> = {
  order: 'order',
  score: 'score',
  comment: 'comment',
  askedAt: 'asked_at',
  answeredAt: 'answered_at',
};
export const NAMES = new Set(Object.values(COLUMNS));
export const REQUIRED = ['order', 'score', 'asked_at', 'answered_at'];

export interface ReviewItem {
  row: CsvRow;
  input: ReviewInput;
}

export const errorsOf = (line: number, errors: FieldErrors): RowError[] =>
  flatErrors(errors).map(({ path, message }) => ({
    line,
    field: COLUMNS[path[0] as keyof ReviewInput] ?? null,
    message,
  }));

const WHOLE = /^[1-5](?:\.0+)?$/;

/** Null where the row is refused. */
export const readReview = (table: Table, row: CsvRow, run: ImportRun): ReviewItem | null => {
  const { timeZone } = run.writer.settings;
  const cells = new Cells(table, row);
  const score = normalize(cells.text('score'));
  if (!WHOLE.test(score)) cells.tell('score', 'reviews.errors.score');
  const moment = (column: string) => {
    const at = cells.moment(column, timeZone);
    if (at === null && cells.text(column) === '') cells.tell(column, 'ra.validation.required');
    return at;
  };
  const sent = {
    order: cells.text('order'),
    score: Number(score),
    comment: cells.text('comment') || null,
    askedAt: moment('asked_at'),
    answeredAt: moment('answered_at'),
  };
  const parsed = cells.errors.length === 0 ? ReviewInput.safeParse(sent) : null;
  if (parsed && !parsed.success)
    cells.errors.push(...errorsOf(row.line, fieldErrors(parsed.error)));
  if (parsed?.success) return { row, input: parsed.data };
  run.refuse([row], cells.errors);
  return null;
};

/** Null where the row says nothing else than an earlier one of the same review: it is counted as one that changes nothing. */
export const contradictionOf = (
  { row, input }: ReviewItem,
  earlier: ReviewItem | undefined,
): RowError | null => {
  if (earlier === undefined) return null;
  const other = (['score', 'comment'] as const).find((name) => input[name] !== earlier.input[name]);
  const args = { line: earlier.row.line };
  return other ? rowError(row.line, COLUMNS[other], 'reviews.errors.twice', args) : null;
};
