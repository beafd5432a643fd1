/** What may be exported, and what is masked in it. Used by the first page, so without schemas. */

/** The grant for personal data or codes in the clear in an exported file, for each resource. */
export const CLEAR_GRANT = 'exportClear';

/** Resources whose export masks personal data or codes. */
export const MASKED_EXPORTS: readonly string[] = ['members', 'coupons', 'activities'];

/** The formats of an exported list. */
export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
/** A workbook is made as a whole, so it has no more rows; CSV has no limit. */
export const MAX_WORKBOOK_ROWS = 50_000;
