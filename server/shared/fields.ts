/** What both sides of the wire agree on: errors as translation keys, and the shapes every contract is made of. */
import * as z from 'zod';

/** React-Admin's wire form of a translatable message with arguments. */
export const message = (key: string, args: Record<string, unknown> = {}) =>
  Object.keys(args).length === 0 ? key : `@@react-admin@@${JSON.stringify({ message: key, args })}`;

/** Field errors nested as the form is, each leaf a translatable string. */
export type FieldErrors = { [field: string]: string | FieldErrors };

/** Folds zod's issues into nested field errors; issues of the whole record go to `root.serverError`. */
export const fieldErrors = (error: z.ZodError): FieldErrors => {
  const errors: FieldErrors = {};
  for (const issue of error.issues) {
    const path = issue.path.length === 0 ? ['root', 'serverError'] : issue.path.map(String);
    let at = errors;
    for (const key of path.slice(0, -1)) {
      const next = at[key];
      at = typeof next === 'object' ? next : (at[key] = {});
    }
    const leaf = path[path.length - 1] ?? 'root';
    at[leaf] ??= issue.message;
  }
  return errors;
};

/** Reusable shapes. Control characters are refused: PostgreSQL cannot store NUL, and nobody means to type one. */
// eslint-disable-next-line no-control-regex
const noControl = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff]*$/u;
export const text = (max = 200) =>
  z.string().trim().max(max).regex(noControl, 'errors.controlCharacters');
export const requiredText = (max = 200) => text(max).min(1);
/** No amount is larger, and no sum of a record: sums over any number of records stay exact. */
export const MAX_AMOUNT = 1_000_000_000_000;
/** Amount in minor units of the store's currency. */
export const amount = () => z.number().int().min(0).max(MAX_AMOUNT);
/** Instant as UTC ms, between 1970 and 2200. */
export const instant = () => z.number().int().min(0).max(7_258_118_400_000);
export const day = () => z.iso.date('errors.day');
export const id = () => z.number().int().min(1).max(2_147_483_647);
