/** Kinds of import, their outcomes, and the input of a run. */
import * as z from 'zod';
import { can, type Role } from '#contract/platform/access';
import { orNothing, requiredText } from '#shared/fields';
import type { Localized } from '#shared/localization';
import type { NamedOption } from '#shared/optionNames';

export const IMPORT_KINDS = [
  'products',
  'categories',
  'prices',
  'competitor-prices',
  'shopify-products',
  'google-taxonomy',
  'online-retail',
  'point-adjustments',
  'opening-balances',
  'reviews',
  'tickets',
  'ticket-messages',
] as const;
/** What somebody may import: every kind, or only those of which the role writes the records. */
const ALL_KINDS = ['imports', 'all'] as const;
const OWN_GRANTS: Partial<Record<ImportKind, readonly [resource: string, action: string]>> = {
  reviews: ['reviewImports', 'create'],
};
/** The grant that a kind needs, besides that of importing. */
export const grantOfKind = (kind: ImportKind): readonly [resource: string, action: string] =>
  OWN_GRANTS[kind] ?? ALL_KINDS;
/** The kinds that a role may import. */
export const kindsOf = (role: Role): ImportKind[] =>
  IMPORT_KINDS.filter((kind) => can(role, ...grantOfKind(kind)));

/** Kinds of which all rows are saved or none. */
export const WHOLE_FILE_KINDS: ReadonlySet<unknown> = new Set<ImportKind>([
  'point-adjustments',
  'opening-balances',
]);
/** Kinds whose rows are recorded one by one, so that an import of them can be undone. */
export const UNDOABLE_KINDS: ReadonlySet<unknown> = new Set<ImportKind>([
  'products',
  'categories',
  'shopify-products',
  'reviews',
  'tickets',
  'ticket-messages',
]);
/** Those of which one undo takes back `MAX_UNDONE_QUICKLY` records, if the import only created some. */
export const QUICKLY_UNDONE_KINDS: ReadonlySet<unknown> = new Set<ImportKind>(['tickets']);
export type ImportKind = (typeof IMPORT_KINDS)[number];
export const MAX_IMPORT_BYTES = 512 * 1024 * 1024;

/** What becomes of variants of a product of the file that the file itself does not contain. */
export const MISSING_VARIANTS = ['keep', 'remove'] as const;
export type MissingVariants = (typeof MISSING_VARIANTS)[number];

/** How the letters of a text file may be written. */
export const ENCODINGS = [
  'utf-8',
  'gb18030',
  'windows-1252',
  'big5',
  'windows-1250',
  'windows-1251',
  'shift_jis',
  'euc-kr',
  'utf-16le',
  'utf-16be',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What could not be told from the file, and is asked before anything is written. */
export type Doubt = 'encoding' | 'sheet';

/** How a file was read, stored with its job. */
export interface FileReading {
  /** Null for a workbook. */
  encoding: Encoding | null;
  /** The sheets of a workbook with the number of their rows; empty for a text file. */
  sheets: { name: string; rows: number }[];
  sheet: string | null;
  doubts: Doubt[];
  /** The first rows as they are read, the header first, with the columns and characters that fit a preview. */
  rows: string[][];
  /** All names of columns in full, without those that a file of refused rows has besides; absent in runs of earlier versions. */
  header?: string[];
  /** Whether it holds the refused rows of another file. */
  holdsRefused?: boolean;
  /** Whether lines have cells, which can be mended; absent in runs of earlier versions. */
  isTable?: boolean;
}

export const ImportQuery = z.strictObject({
  kind: z.enum(IMPORT_KINDS),
  name: requiredText(200),
  missing: z.enum(MISSING_VARIANTS).default('keep'),
});
/** What a new dry run of a file reads or does in another way; what is left out stays as it was. */
export const ImportSetting = z.strictObject({
  encoding: z.enum(ENCODINGS).optional(),
  sheet: orNothing(requiredText(200)),
  missing: z.enum(MISSING_VARIANTS).optional(),
  /** Types of a Shopify file that get a category of their own instead of joining one that exists. */
  ownCategories: z.array(requiredText(300)).max(1000).optional(),
  /** What columns of the file mean, by their names in the file; an empty text leaves a column out. */
  columns: z.record(requiredText(200), z.string().trim().max(200)).optional(),
});
export type ImportSetting = z.infer<typeof ImportSetting>;

export const ImportColumnsQuery = z.strictObject({ kind: z.enum(IMPORT_KINDS) });
/** The columns that a kind of import knows, by the names that its files give them. */
export interface ImportColumns {
  required: string[];
  optional: string[];
  /** Names of those that the shop made itself, such as attributes; `<column>:<language>` is the same in one language. */
  names?: Readonly<Record<string, Localized>>;
}

export const ImportApply = z.strictObject({
  /** The person looked at the first rows, and says that what was in doubt is right. */
  isReadRight: z.boolean().default(false),
});

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
  'pointAdjustments',
  'reviews',
  'tickets',
  'ticketMessages',
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
  'lowListPrices',
  'awaitsApproval',
  'unknownAgents',
  'unknownReasons',
] as const;
export interface ImportNotice {
  key: (typeof IMPORT_NOTICES)[number];
  /** How many records or columns it is about, and the names of the first ones. */
  count: number;
  names: (string | Localized)[];
  /** The values of the file behind the names, where a person can choose for each. */
  keys?: string[];
}
/** The number of names that a notice lists. */
export const MAX_NOTICE_NAMES = 50;

/** The changed fields of a record, as they were and as they are after the import. */
export interface ImportChange {
  resource: string;
  /** As it is stored; in the reader's language where `recordId` tells which record it is. */
  name: string;
  recordId?: number;
  /** The options of the record by which its changed parts are named, as the variants of a product. */
  options?: readonly NamedOption[];
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}
