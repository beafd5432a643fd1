/** The message of a field error, or the first one of its entries. */
export const firstMessage = (error: unknown): string | undefined => {
  if (typeof error !== 'object' || error === null) return undefined;
  const { message } = error as { message?: unknown };
  if (typeof message === 'string' && message !== '') return message;
  for (const [key, inner] of Object.entries(error)) {
    const found = key === 'ref' || key === 'type' ? undefined : firstMessage(inner);
    if (found !== undefined) return found;
  }
  return undefined;
};
