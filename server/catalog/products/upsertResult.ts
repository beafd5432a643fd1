/** What became of a product that the store's systems or an import sent. */
import type { FieldErrors } from '#shared/fields';
import type { RowResult } from '../../platform/records/results.ts';

/** A row that could not be written, with the fields at fault. */
export interface Refused {
  externalId: string;
  errors: FieldErrors;
}

/** `keptDraft`: asked to be active, but an error-level quality rule fails; saved as a draft. */
export type ProductResult = (RowResult & { keptDraft?: boolean }) | Refused;
