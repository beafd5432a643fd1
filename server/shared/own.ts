/** Looks up a name that comes from outside: inherited names, such as `constructor`, are not found. Pure. */
export const own = <T>(
  record: Readonly<Record<string, T>> | undefined,
  key: string,
): T | undefined => (record && Object.hasOwn(record, key) ? record[key] : undefined);
