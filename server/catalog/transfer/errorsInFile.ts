/** Moves the errors of what is written to the variants and option columns of the file. Pure. */
import type { FieldErrors } from '#shared/fields';
import type { KeptVariants } from './keepVariants.ts';

type Entry = FieldErrors | string | undefined;

const renamed = (errors: Entry, toKey: (index: number) => number): Entry =>
  typeof errors === 'object'
    ? Object.fromEntries(
        Object.entries(errors).map(([index, error]) => [String(toKey(Number(index))), error]),
      )
    : errors;

/** Errors by index of a variant and of an option, as if each row were a variant and each number of a column an option. */
export const errorsInFile = (errors: FieldErrors, kept: KeptVariants | null): FieldErrors => {
  if (!kept) return errors;
  const toOption = (index: number) => (kept.numbers[index] ?? index + 1) - 1;
  const toVariant = (index: number) => Math.max(0, kept.indexes[index] ?? 0);
  const inVariant = (error: Entry): Entry =>
    typeof error === 'object' && 'optionValues' in error
      ? { ...error, optionValues: renamed(error.optionValues, toOption) as FieldErrors }
      : error;
  const { variants, options } = errors;
  const moved = renamed(variants, toVariant);
  return {
    ...errors,
    ...(options !== undefined && { options: renamed(options, toOption) as FieldErrors }),
    ...(typeof moved === 'object' && {
      variants: Object.fromEntries(
        Object.entries(moved).map(([index, error]) => [index, inVariant(error) as FieldErrors]),
      ),
    }),
  };
};
