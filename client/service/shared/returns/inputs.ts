/** What the dialogs of returns hold while they are typed. Pure. */
import type { CaseErrors, CaseInputs } from '../cases/formTypes.ts';

/** By line number; null for nothing, NaN for what cannot be read. */
export type Typed = Readonly<Record<number, number | null>>;

const isTyped = (value: unknown): value is Typed => typeof value === 'object' && value !== null;
export const typedIn = (input: CaseInputs, name: string): Typed => {
  const value = input[name];
  return isTyped(value) ? value : {};
};

const entriesOf = (typed: Typed): [lineNumber: number, value: number][] =>
  Object.entries(typed).flatMap(([lineNumber, value]): [number, number][] =>
    value === null ? [] : [[Number(lineNumber), value]],
  );

/** Lines of which something was typed. */
export const quantitiesIn = (input: CaseInputs, name = 'quantities') =>
  entriesOf(typedIn(input, name)).map(([lineNumber, quantity]) => ({ lineNumber, quantity }));
export const isReadable = (input: CaseInputs, name = 'quantities'): boolean =>
  entriesOf(typedIn(input, name)).every(([, value]) => !Number.isNaN(value));
export const hasUnits = (input: CaseInputs, name = 'quantities'): boolean =>
  isReadable(input, name) && quantitiesIn(input, name).length > 0;

export const amountIn = (input: CaseInputs, name: string): number => {
  const value = input[name];
  return typeof value === 'number' ? value : 0;
};

/** What is wrong with the units of a line; what is wrong with all of them is said at the first that is shown. */
export const errorOfLine = (
  errors: CaseErrors | undefined,
  { lineNumber, isFirst }: { lineNumber: number; isFirst: boolean },
): string | undefined =>
  errors?.[`line${lineNumber}`] ?? (isFirst ? errors?.quantities : undefined);

/** That units of at least one line are required, and can be read; of what cannot be read, at its line. */
export const missingUnits = (input: CaseInputs): CaseErrors => {
  if (!isReadable(input))
    return Object.fromEntries(
      entriesOf(typedIn(input, 'quantities'))
        .filter(([, count]) => Number.isNaN(count))
        .map(([lineNumber]) => [`line${lineNumber}`, 'ui.wrong.count']),
    );
  return quantitiesIn(input).length > 0 ? {} : { quantities: 'returnCases.errors.unitsMissing' };
};
/** Lines whose field was emptied, or cannot be read, where each of them says how many. */
export const missingOfLines = (input: CaseInputs): CaseErrors =>
  Object.fromEntries(
    Object.entries(typedIn(input, 'quantities'))
      .filter(([, count]) => count === null || Number.isNaN(count))
      .map(([lineNumber]) => [`line${lineNumber}`, 'ui.wrong.countOrNone']),
  );
