/** Kinds of import, their outcomes, and the input of a run. */
import * as z from 'zod';
import { requiredText } from '#shared/fields';

export const IMPORT_KINDS = [
  'products',
  'categories',
  'prices',
  'competitor-prices',
  'shopify-products',
  'google-taxonomy',
  'online-retail',
] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];
export const MAX_IMPORT_BYTES = 512 * 1024 * 1024;

/** What becomes of variants of a product of the file that the file itself does not contain. */
export const MISSING_VARIANTS = ['keep', 'remove'] as const;
export type MissingVariants = (typeof MISSING_VARIANTS)[number];

export const ImportQuery = z.strictObject({
  kind: z.enum(IMPORT_KINDS),
  name: requiredText(200),
  missing: z.enum(MISSING_VARIANTS).default('keep'),
});
export const ImportApply = z.strictObject({});

/** Kinds of record that imports write; outcomes are counted as `<record>.<outcome>`. */
export const IMPORT_RECORDS = [
  'categories',
  'products',
  'prices',
  'competitorPrices',
  'members',
  'orders',
  'returns',
  'adjustments',
] as const;
export type ImportRecord = (typeof IMPORT_RECORDS)[number];
/** `draft`: saved but not activated, because an error-level quality rule fails. */
export const IMPORT_OUTCOMES = ['created', 'updated', 'unchanged', 'draft'] as const;
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];
/** The kinds of record that the rows of an invoice file became, counted as `lines.<record>`. */
export const LINE_RECORDS = ['orders', 'returns', 'adjustments'] as const;

/** What an import does that its counts do not say. */
export const IMPORT_NOTICES = [
  'keptVariants',
  'removedVariants',
  'joinedCategories',
  'ignoredColumns',
  'tinyPrices',
] as const;
export interface ImportNotice {
  key: (typeof IMPORT_NOTICES)[number];
  /** How many records or columns it is about, and the names of the first ones. */
  count: number;
  names: string[];
}
/** The number of names that a notice lists. */
export const MAX_NOTICE_NAMES = 50;

/** The stored input of an import job. */
export interface ImportJobInput {
  kind: ImportKind;
  dryRun: boolean;
  /** Size of the file on disk. */
  bytes: number;
  /** The file's columns, once they have been read. */
  header?: string[];
  missing: MissingVariants;
  notices?: ImportNotice[];
  /** For a real run: the job of the approved dry run. */
  previewOf?: number;
}
