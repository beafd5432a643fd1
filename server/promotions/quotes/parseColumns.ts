/** Parses columns of variants whose texts repeat in many rows. */

/** Caches the results of parsing texts that repeat in many rows, while there are few different ones. */
const memoized = <T>(parse: (text: string) => T, most = 10_000) => {
  const known = new Map<string, T>();
  return (text: string): T => {
    let value = known.get(text);
    if (value === undefined) {
      if (known.size >= most) known.clear();
      known.set(text, (value = parse(text)));
    }
    return value;
  };
};
export const tagsIn = memoized((text): readonly string[] => JSON.parse(text) as string[]);
/** All categories on some paths, each once. */
export const categoriesOn = memoized((paths): readonly number[] => [
  ...new Set(paths.split(/[/ ]/).filter(Boolean).map(Number)),
]);
