/** Exports that are masked unless a person with a grant gives a reason. */
import * as z from 'zod';
import { requiredText } from '#shared/fields';

/** The grant for personal data or codes in the clear in an exported file, for each resource. */
export const CLEAR_GRANT = 'exportClear';

/** Resources whose export masks personal data or codes. */
export const MASKED_EXPORTS: readonly string[] = ['members', 'coupons', 'activities'];

/** The formats of an exported list. */
export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
/** A workbook is made as a whole, so it has no more rows; CSV has no limit. */
export const MAX_WORKBOOK_ROWS = 50_000;

/** Why a file with personal data or codes in the clear is needed; it is logged. */
export const ClearReason = z.strictObject({ reason: requiredText(300) });
