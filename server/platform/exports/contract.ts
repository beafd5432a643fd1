/** Exports that are masked unless a person with a grant gives a reason, and the words in which files are written. */
import * as z from 'zod';
import { requiredText } from '#shared/fields';
import { LANGUAGES } from '#shared/localization';

/** Why a file with personal data or codes in the clear is needed; it is logged. */
export const ClearReason = z.strictObject({ reason: requiredText(300) });

/** Of a field within another, the path: `limits.budget`. */
const Key = z.string().min(1).max(80);

/** A column of an export, with those of its values that have words. */
export const ExportColumn = z.object({ key: Key, values: z.array(z.string()) });
export type ExportColumn = z.infer<typeof ExportColumn>;
/** `GET /api/exports/:resource/columns`; none where the file is one that imports read. */
export interface ExportColumns {
  columns: ExportColumn[];
}

/** What the columns and the coded values of a file are called. */
export const ExportWords = z.strictObject({
  language: z.enum(LANGUAGES),
  headings: z.record(Key, requiredText(120)),
  values: z.record(Key, z.record(z.string().min(1).max(80), requiredText(200))),
});
export type ExportWords = z.infer<typeof ExportWords>;
