/** A category that the store's systems or an import send, and the result of writing it. */
import type { Localized } from '#shared/localization';
import type { RowResult } from '../../platform/records/results.ts';

export interface CategoryWrite {
  code: string;
  /** null: top level; left out: the stored parent (for new categories: top level). */
  parentCode?: string | null | undefined;
  names: Localized;
  position?: number | undefined;
  hidden?: boolean | undefined;
}

export type CategoryResult = RowResult | { externalId: string; refused: string };
