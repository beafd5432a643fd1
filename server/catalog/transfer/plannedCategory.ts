/** The planned outcome of the categories of a file. */
import type { CategoryDraft } from './categoryDraft.ts';
import type { CsvRow } from '../../platform/imports/csvRow.ts';
import type { RowError } from '../../platform/imports/rowError.ts';

export interface PlannedCategory {
  draft: CategoryDraft;
  parentCode: string | null;
  outcome: 'created' | 'updated' | 'unchanged';
  /** Whether the category's own bindings change. */
  bindings: boolean;
}

export interface CategoryPlan {
  /** Parents before children, siblings in their final order. */
  planned: PlannedCategory[];
  refused: { row: CsvRow; errors: RowError[] }[];
  /** Final order of the children of every parent ('' = top level) for which the file gives positions. */
  orders: { parentCode: string; codes: string[] }[];
  /** Ancestors of a planned category that are in the file too, outermost first. */
  ancestorsOf: (code: string) => PlannedCategory[];
}
