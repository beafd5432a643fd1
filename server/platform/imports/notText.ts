/** The error for a file that cannot be read as text. Pure. */

/** The file is not text but an image, a workbook, or a damaged archive. */
export class NotText extends Error {
  constructor(
    readonly key:
      | 'imports.errors.notText'
      | 'imports.errors.brokenArchive'
      | 'imports.errors.workbook'
      | 'imports.errors.hugeWorkbook'
      | 'imports.errors.unknownSheet',
    readonly args: Record<string, unknown> = {},
  ) {
    super(key);
  }
}
