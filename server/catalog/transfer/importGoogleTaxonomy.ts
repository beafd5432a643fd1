/** Google's product taxonomy: lines `id - A > B > C`, in English or Chinese, onto the same nodes by their number. */
import type { ImportKindSpec } from '../../platform/imports/kinds.ts';
import { message } from '#shared/fields';
import type { Language } from '#shared/localization';
import { JobFailure } from '../../platform/jobs/jobEnd.ts';
import type { CategoryDraft } from './categoryPlan.ts';
import type { CsvRow } from '../../platform/imports/csvRow.ts';
import { textOf } from '../../platform/imports/decode.ts';
import { type Importer, type ImportRun } from '../../platform/imports/run.ts';
import { type RowError, rowError } from '../../platform/imports/rowError.ts';
import { toFailure } from '../../platform/imports/failures.ts';
import { loadTree, writeCategories } from './writeCategories.ts';
import { MAX_CATEGORIES } from './importCategories.ts';

/** The file has no header; this names its one column. */
const COLUMN = 'category';
const LINE = /^(\d{1,9}) - (.+)$/;
const CHINESE = /[\u3400-\u9fff]/;
const SCANNED = 0.1;
const MAX_NAME = 120;

/** Lines that say something, with their numbers; `#` opens a remark. */
async function* linesOf(run: ImportRun): AsyncGenerator<CsvRow[]> {
  let rest = '';
  let line = 0;
  const rowsOf = (lines: string[]) =>
    lines.flatMap((text): CsvRow[] => {
      line++;
      const said = text.trim();
      return said === '' || said.startsWith('#') ? [] : [{ line, cells: [said] }];
    });
  try {
    for await (const piece of textOf(run.file, run.onRead)) {
      const lines = (rest + piece).split('\n');
      rest = lines.pop() ?? '';
      yield rowsOf(lines);
    }
  } catch (error) {
    throw toFailure(error);
  }
  yield rowsOf([rest]);
}

interface Node {
  row: CsvRow;
  code: string;
  path: string[];
}

/** A file whose first lines are all wrong is of another kind: it is told so, not refused line by line. */
const TRIES = 100;

const readNodes = async (run: ImportRun): Promise<Node[]> => {
  const nodes: Node[] = [];
  const wrong: { row: CsvRow; error: RowError }[] = [];
  run.stage(0, SCANNED);
  for await (const rows of linesOf(run)) {
    for (const row of rows) {
      run.job.count('rows');
      const match = LINE.exec(row.cells[0] ?? '');
      const path = (match?.[2] ?? '').split(' > ').map((name) => name.trim());
      if (!match || path.some((name) => name === ''))
        wrong.push({ row, error: rowError(row.line, COLUMN, 'taxonomyLine') });
      else if ((path.at(-1) ?? '').length > MAX_NAME) {
        wrong.push({
          row,
          error: rowError(row.line, COLUMN, 'ra.validation.maxLength', { max: MAX_NAME }),
        });
      } else nodes.push({ row, code: `gpc-${match[1]}`, path });
    }
    if (nodes.length === 0 && wrong.length > TRIES)
      throw new JobFailure('imports.errors.notTaxonomy');
    if (nodes.length > MAX_CATEGORIES)
      throw new JobFailure(message('imports.errors.tooManyRows', { max: MAX_CATEGORIES }));
    await run.job.pause();
  }
  if (!run.job.counts.rows) throw new JobFailure('imports.errors.noRows');
  if (nodes.length === 0) throw new JobFailure('imports.errors.notTaxonomy');
  for (const { row, error } of wrong) run.refuse([row], [error]);
  return nodes;
};

const importGoogleTaxonomy: Importer = async (run) => {
  run.job.notes.header = [COLUMN];
  const nodes = await readNodes(run);
  const language: Language = nodes.some(({ path }) => path.some((name) => CHINESE.test(name)))
    ? 'zh'
    : 'en';
  run.job.notes.language = language;
  const byPath = new Map(nodes.map(({ path, code }) => [path.join(' > '), code]));
  const stored = new Set(
    (await loadTree(run.job.application.connection.db)).map(({ code }) => code),
  );
  const drafts: CategoryDraft[] = [];
  for (const { row, code, path } of nodes) {
    const names = { [language]: path.at(-1) ?? '' };
    const parent = path.length === 1 ? null : byPath.get(path.slice(0, -1).join(' > '));
    if (parent === undefined)
      run.refuse([row], [rowError(row.line, COLUMN, 'categories.errors.unknownParent')]);
    // A node the store has already stays where the store put it.
    else drafts.push({ row, code, names, ...(!stored.has(code) && { parentCode: parent }) });
  }
  run.stage(SCANNED, 1);
  await writeCategories(run, drafts, { code: COLUMN, parent: COLUMN, attributes: COLUMN });
};

export const googleTaxonomyImport: ImportKindSpec = {
  kind: 'google-taxonomy',
  run: importGoogleTaxonomy,
  sample: {
    name: 'google-taxonomy.txt',
    text: '# Google_Product_Taxonomy_Version: 2019-07-10\n1 - Animals & Pet Supplies\n2 - Animals & Pet Supplies > Pet Supplies\n',
  },
};
