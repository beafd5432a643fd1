/** An error in the terms of a programme: where, and a translation key. Pure. */
export interface TermsIssue {
  path: (string | number)[];
  message: string;
}

/** An issue at a path, with a key of the programme's messages. */
export const issue = (path: (string | number)[], key: string): TermsIssue => ({
  path,
  message: `programme.errors.${key}`,
});

/** An issue at each index whose value occurred before. */
export const repeated = (
  values: readonly (string | number)[],
  pathOf: (index: number) => (string | number)[],
  key: string,
): TermsIssue[] =>
  values.flatMap((value, index) =>
    values.indexOf(value) < index ? [issue(pathOf(index), key)] : [],
  );
