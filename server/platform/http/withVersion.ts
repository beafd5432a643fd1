/** The version that a form was loaded with. Pure. */

/** Adds the version that the form was loaded with to the parsed body. */
export const withVersion = (parsed: unknown, raw: unknown) => {
  const version = (raw as { version?: unknown } | null)?.version;
  return parsed &&
    typeof parsed === 'object' &&
    !Array.isArray(parsed) &&
    typeof version === 'number'
    ? { ...parsed, version }
    : parsed;
};
