/** Handles the version with which a form was loaded. Pure. */

/** Adds the version with which the form was loaded to the parsed body. */
export const withVersion = (parsed: unknown, raw: unknown) => {
  const version = (raw as { version?: unknown } | null)?.version;
  return parsed &&
    typeof parsed === 'object' &&
    !Array.isArray(parsed) &&
    typeof version === 'number'
    ? { ...parsed, version }
    : parsed;
};
