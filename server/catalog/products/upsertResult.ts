/** The result of writing a product that the store's systems or an import sent. */
import type { FieldErrors } from '#shared/fields';
import type { RowResult } from '../../platform/records/results.ts';

/** A row that was refused, with the errors of its fields. */
export interface Refused {
  externalId: string;
  errors: FieldErrors;
}

/** `keptDraft`: the product was to be active but was saved as a draft, because an error-level quality rule fails. */
export type ProductResult = (RowResult & { keptDraft?: boolean }) | Refused;
