/** Imports Google's product taxonomy: lines `id - A > B > C` in English or Chinese, matched by the id. */
import type { Language } from '#shared/localization';
import type { CategoryDraft } from './categoryDraft.ts';
import { loadTree } from './loadTree.ts';
import { readNodes, TAXONOMY_COLUMN } from './readTaxonomy.ts';
import { writeCategories } from './writeCategories.ts';
import type { ImportKindSpec } from '../../platform/imports/kinds.ts';
import { rowError } from '../../platform/imports/rowError.ts';
import type { Importer } from '../../platform/imports/run.ts';

const CHINESE = /[\u3400-\u9fff]/;

const SCANNED = 0.1;

const importGoogleTaxonomy: Importer = async (run) => {
  run.job.notes.header = [TAXONOMY_COLUMN];
  run.stage(0, SCANNED);
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
      run.refuse([row], [rowError(row.line, TAXONOMY_COLUMN, 'categories.errors.unknownParent')]);
    // A category that exists already keeps its parent.
    else drafts.push({ row, code, names, ...(!stored.has(code) && { parentCode: parent }) });
  }
  run.stage(SCANNED, 1);
  await writeCategories(run, drafts, {
    code: TAXONOMY_COLUMN,
    parent: TAXONOMY_COLUMN,
    attributes: TAXONOMY_COLUMN,
  });
};

export const googleTaxonomyImport: ImportKindSpec = {
  kind: 'google-taxonomy',
  run: importGoogleTaxonomy,
  isTable: false,
  sample: {
    name: 'google-taxonomy.txt',
    text: '# Google_Product_Taxonomy_Version: 2019-07-10\n1 - Animals & Pet Supplies\n2 - Animals & Pet Supplies > Pet Supplies\n',
  },
};
