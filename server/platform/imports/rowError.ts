/** An error of a row of a file. Pure. */
import { message } from '#shared/fields';

export interface RowError {
  line: number;
  field: string | null;
  /** A translation key with its arguments, as `message` encodes them. */
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
