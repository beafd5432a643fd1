/** Flattens the nested errors of a form, so that they can be assigned to rows and columns of a file. Pure. */
import type { FieldErrors } from './fields.ts';

export interface FlatError {
  /** `variants`, `1`, `basePrice` */
  path: string[];
  message: string;
}

export const flatErrors = (errors: FieldErrors, path: readonly string[] = []): FlatError[] =>
  Object.entries(errors).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [{ path: [...path, key], message: value }]
      : flatErrors(value, [...path, key]),
  );
