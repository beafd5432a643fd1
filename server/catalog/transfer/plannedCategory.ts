/** What becomes of the categories of a file. */
import type { CategoryDraft } from './categoryDraft.ts';
import type { CsvRow } from '../../platform/imports/csvRow.ts';
import type { RowError } from '../../platform/imports/rowError.ts';

export interface PlannedCategory {
  draft: CategoryDraft;
  parentCode: string | null;
  outcome: 'created' | 'updated' | 'unchanged';
  /** The category's own bindings change. */
  bindings: boolean;
}

export interface CategoryPlan {
  /** Parents before children, siblings in their final order. */
  planned: PlannedCategory[];
  refused: { row: CsvRow; errors: RowError[] }[];
  /** Final order of the children of every parent ('' = top level) whose order the file decides. */
  orders: { parentCode: string; codes: string[] }[];
  /** The ancestors of a planned category that the file holds too, outermost first. */
  ancestorsOf: (code: string) => PlannedCategory[];
}
