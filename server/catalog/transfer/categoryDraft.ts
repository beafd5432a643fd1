/** A stored category, and a category as a row of a file describes it. */
import type { CategoryAttribute } from '#contract/catalog/categories';
import type { Localized } from '#shared/localization';
import type { CsvRow } from '../../platform/imports/csvRow.ts';

export interface StoredCategory {
  code: string;
  parentCode: string | null;
  position: number;
  names: Localized;
  hidden: boolean;
  attributes: CategoryAttribute[];
}

/** A row of the file; fields that are left out keep their value. */
export interface CategoryDraft {
  row: CsvRow;
  code: string;
  parentCode?: string | null;
  names: Localized;
  position?: number;
  hidden?: boolean;
  attributes?: CategoryAttribute[];
}

/** The columns of the file to which errors are assigned. */
export interface CategoryErrorColumns {
  code: string;
  parent: string;
  attributes: string;
}
