/** A category that the store's systems or an import send, and what became of it. */
import type { Localized } from '#shared/localization';
import type { RowResult } from '../../platform/records/results.ts';

export interface CategoryWrite {
  code: string;
  /** null: top level; left out: the stored parent (new ones: top level). */
  parentCode?: string | null | undefined;
  names: Localized;
  position?: number | undefined;
  hidden?: boolean | undefined;
}

export type CategoryResult = RowResult | { externalId: string; refused: string };
