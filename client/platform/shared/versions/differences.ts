/** How the terms of two versions differ, as statements. Pure. */
/** A statement of any terms. */
export interface Statement {
  part: string;
  /** What it is about, so that two versions can be compared. */
  key: string;
  /** What stands before it, such as the name of a rule. */
  label?: string;
  text: string;
}
export interface Difference {
  key: string;
  label: string | undefined;
  was: string | null;
  is: string | null;
}

/** How terms differ, statement by statement: as it was, as it is; null where one says nothing of it. */
export const differencesOf = (
  before: readonly Statement[],
  after: readonly Statement[],
): Difference[] => {
  const keyOf = ({ part, key }: Statement) => `${part} ${key}`;
  const known = new Map(before.map((line) => [keyOf(line), line]));
  const now = new Map(after.map((line) => [keyOf(line), line]));
  return [...new Set([...known.keys(), ...now.keys()])].flatMap((key) => {
    const [was, is] = [known.get(key), now.get(key)];
    return was?.text === is?.text && was?.label === is?.label
      ? []
      : [{ key, label: (is ?? was)?.label, was: was?.text ?? null, is: is?.text ?? null }];
  });
};
