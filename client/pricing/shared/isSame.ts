/** Whether two states of a form have the same values in these fields; null and undefined are equal. Pure. */
export const isSame = (one: object, other: object, fields: readonly string[]): boolean => {
  const [values, others] = [one as Record<string, unknown>, other as Record<string, unknown>];
  return fields.every((field) => (values[field] ?? null) === (others[field] ?? null));
};
