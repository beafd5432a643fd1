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

/** Of lines that were sent, as their fields are called: how many of each, or what was found of it. */
const ofLines = (errors: CaseErrors, sent: CaseInputs): CaseErrors => {
  const lines = Array.isArray(sent.lines) ? (sent.lines as { lineNumber?: number }[]) : [];
  const fieldOf = (name: string): string => {
    if (name === 'lines' || name === 'lines.root') return 'quantities';
    const [, index, field] = /^lines\.(\d+)\.(\w+)/.exec(name) ?? [];
    const lineNumber = lines[Number(index)]?.lineNumber;
    if (lineNumber === undefined) return name;
    return `${field === 'quantity' || field === 'lineNumber' ? 'line' : 'found'}${lineNumber}`;
  };
  return Object.fromEntries(Object.entries(errors).map(([name, error]) => [fieldOf(name), error]));
};

const INPUT = 'input.';

/** Fields that say themselves what was refused of them, in whichever dialog they are. */
const AT_FIELD =
  /^(?:line\d+|found\d+|quantities|carrier|trackingNumber|refusedWhy|instructions|replacements)$/;
/** Whether all that was refused is said at its field. */
export const areAtFields = (refused: CaseErrors): boolean => {
  const names = Object.keys(refused);
  return names.length > 0 && names.every((name) => AT_FIELD.test(name));
};

/**
 * What the server refused of the inputs that were sent, by the names under which their fields show it. Only what it says of
 * `input` is about them: what it says of the case or of a refund counts lines of its own, and is told as a whole.
 */
export const refusedInputs = (
  errors: FieldErrors | undefined,
  sent: CaseInputs = {},
): CaseErrors => {
  const flat = (part: FieldErrors, outer: string): [string, string][] =>
    Object.entries(part).flatMap(([name, error]) =>
      typeof error === 'string'
        ? [[`${outer}${name}`, error] as [string, string]]
        : flat(error, `${outer}${name}.`),
    );
  const refused = Object.fromEntries(flat(errors ?? {}, ''));
  const names = Object.keys(refused);
  const part = (isOfInput: boolean): CaseErrors =>
    Object.fromEntries(
      names
        .filter((name) => name.startsWith(INPUT) === isOfInput)
        .map((name) => [isOfInput ? name.slice(INPUT.length) : name, refused[name] ?? '']),
    );
  return { ...part(false), ...ofLines(part(true), sent) };
};
