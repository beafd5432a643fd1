/** What is missing in the dialogs of cases, by field. Pure. */
import type { FieldErrors } from '#shared/fields';
import type { CaseErrors, CaseInputs } from './formTypes.ts';

export const REQUIRED = 'ra.validation.required';

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** That these are required, where they are not there. */
export const missingIn = (input: CaseInputs, names: readonly string[]): CaseErrors =>
  Object.fromEntries(names.filter((name) => isEmpty(input[name])).map((name) => [name, REQUIRED]));
/** The same as what a form asks for. */
export const requires =
  (...names: readonly string[]) =>
  (input: CaseInputs): CaseErrors =>
    missingIn(input, names);

/** Amounts that cannot be read. */
export const unreadIn = (input: CaseInputs, names: readonly string[]): CaseErrors =>
  Object.fromEntries(
    names
      .filter((name) => Number.isNaN(input[name]))
      .map((name) => [name, 'refunds.errors.noMoney']),
  );

/** Those of one row of several, by the names of its fields. */
export const errorsOfRow = (errors: CaseErrors | undefined, row: string): CaseErrors =>
  Object.fromEntries(
    Object.entries(errors ?? {}).flatMap(([field, error]) =>
      field.startsWith(`${row}.`) ? [[field.slice(row.length + 1), error]] : [],
    ),
  );
/** Those of the row as errors of the whole form. */
export const asRow = (row: string, errors: CaseErrors): CaseErrors =>
  Object.fromEntries(Object.entries(errors).map(([field, error]) => [`${row}.${field}`, error]));

/** What the server refused of the inputs, by the names under which their fields show it. */
export const refusedInputs = (errors: FieldErrors | undefined): CaseErrors => {
  const flat = (part: FieldErrors, outer: string): [string, string][] =>
    Object.entries(part).flatMap(([name, error]) =>
      typeof error === 'string'
        ? [[`${outer}${name}`, error] as [string, string]]
        : flat(error, `${outer}${name}.`),
    );
  return Object.fromEntries(
    flat(errors ?? {}, '').map(([name, error]) => [name.replace(/^input\./, ''), error]),
  );
};
