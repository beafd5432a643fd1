import { z } from 'zod';
import { requiredText } from '#contract/http';

export const IMPORT_KINDS = ['products', 'categories', 'shopify-products', 'google-taxonomy', 'online-retail'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];
export const MAX_IMPORT_BYTES = 512 * 1024 * 1024;

export const ImportQuery = z.strictObject({ kind: z.enum(IMPORT_KINDS), name: requiredText(200) });
/** Kinds that read the file of another language onto the same nodes take it from the file's own header. */
export const ImportApply = z.strictObject({ dryRun: z.boolean().default(false) });
