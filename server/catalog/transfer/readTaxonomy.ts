/** Reads the lines of Google's product taxonomy. */
import { message } from '#shared/fields';
import { MAX_CATEGORIES } from './categoryLimit.ts';
import { CsvFault, type CsvRow } from '../../platform/imports/csvRow.ts';
import { textOf } from '../../platform/imports/decode.ts';
import { rowError, type RowError } from '../../platform/imports/rowError.ts';
import type { ImportRun } from '../../platform/imports/run.ts';
import { columnTitle } from '#contract/platform/imports/headings';
import { LANGUAGES } from '#shared/localization';
import { hasReasonColumns } from '../../platform/imports/reasonColumns.ts';
import { Table } from '../../platform/imports/table.ts';
import { toFailure } from '../../platform/imports/failures.ts';
import { JobFailure } from '../../platform/jobs/jobEnd.ts';

/** Name of the only column in error messages, because the file has no header. */
export const TAXONOMY_COLUMN = 'category';

const LINE = /^(\d{1,9}) - (.+)$/;

const MAX_NAME = 120;

const MAX_LINE = 1_000_000;

/** Lines with content, with their numbers; `#` begins a comment. */
async function* linesOf(run: ImportRun): AsyncGenerator<CsvRow[]> {
  let rest = '';
  let line = 0;
  const rowsOf = (lines: string[]) =>
    lines.flatMap((text): CsvRow[] => {
      line++;
      const content = text.trim();
      return content === '' || content.startsWith('#') ? [] : [{ line, cells: [content] }];
    });
  try {
    for await (const piece of textOf(run.file, run.onRead)) {
      const lines = (rest + piece).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > MAX_LINE)
        throw new CsvFault('imports.errors.hugeRow', line + lines.length + 1);
      yield rowsOf(lines);
    }
  } catch (error) {
    throw toFailure(error);
  }
  yield rowsOf([rest]);
}

const isTaxonomyColumn = (name: string | undefined) =>
  name === TAXONOMY_COLUMN ||
  LANGUAGES.some((language) => name === columnTitle(TAXONOMY_COLUMN, language));

/** Whether the file holds the refused lines of an earlier import. */
const holdsRefusedLines = async (run: ImportRun): Promise<boolean> => {
  for await (const [first] of linesOf(run)) {
    if (!first) continue;
    const header = (first.cells[0] ?? '').split(',');
    return isTaxonomyColumn(header[0]) && hasReasonColumns(header);
  }
  return false;
};

export interface TaxonomyNode {
  row: CsvRow;
  code: string;
  path: string[];
}

/** If this many lines at the beginning are all invalid, the file is of another kind and is refused as a whole. */
const MAX_INVALID_LINES = 100;

/** The category of a line, or the error of the line. */
const readLine = (row: CsvRow): TaxonomyNode | RowError => {
  const match = LINE.exec(row.cells[0] ?? '');
  const path = (match?.[2] ?? '').split(' > ').map((name) => name.trim());
  if (!match || path.some((name) => name === ''))
    return rowError(row.line, TAXONOMY_COLUMN, 'taxonomyLine');
  if ((path.at(-1) ?? '').length > MAX_NAME)
    return rowError(row.line, TAXONOMY_COLUMN, 'ra.validation.maxLength', { max: MAX_NAME });
  return { row, code: `gpc-${match[1]}`, path };
};

export const readNodes = async (run: ImportRun): Promise<TaxonomyNode[]> => {
  const nodes: TaxonomyNode[] = [];
  const wrong: { row: CsvRow; error: RowError }[] = [];
  const refused = await holdsRefusedLines(run);
  const batches = refused ? (await Table.open(run.file, [])).rows(run.onRead) : linesOf(run);
  for await (const rows of batches) {
    for (const row of rows) {
      run.job.count('rows');
      const line = readLine(row);
      if ('code' in line) nodes.push(line);
      else if (refused || nodes.length > 0) run.refuse([row], [line]);
      else wrong.push({ row, error: line });
    }
    if (!refused && nodes.length === 0 && wrong.length > MAX_INVALID_LINES)
      throw new JobFailure('imports.errors.notTaxonomy');
    if (nodes.length > MAX_CATEGORIES)
      throw new JobFailure(message('imports.errors.tooManyRows', { max: MAX_CATEGORIES }));
    await run.job.pause();
  }
  if (!run.job.counts.rows) throw new JobFailure('imports.errors.noRows');
  if (nodes.length === 0 && !refused) throw new JobFailure('imports.errors.notTaxonomy');
  for (const { row, error } of wrong) run.refuse([row], [error]);
  return nodes;
};
