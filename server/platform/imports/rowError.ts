/** What is wrong with a row of a file. Pure. */
import { message } from '#shared/fields';

export interface RowError {
  line: number;
  field: string | null;
  /** A translation key, with its arguments in wire form. */
  message: string;
}

export const rowError = (
  line: number,
  field: string | null,
  key: string,
  args: Record<string, unknown> = {},
): RowError => ({
  line,
  field,
  message: message(key.includes('.') ? key : `imports.errors.${key}`, args),
});
