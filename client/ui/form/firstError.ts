/** Errors below a field that holds a list or an object. Pure. */
interface Message {
  message?: unknown;
}

/** The first text among the errors of a value and everything in it. */
export const firstError = (error: unknown): string | undefined => {
  if (typeof error !== 'object' || error === null) return undefined;
  const { message } = error as Message;
  if (typeof message === 'string' && message !== '') return message;
  for (const [key, inner] of Object.entries(error)) {
    if (key === 'ref' || key === 'type') continue;
    const found = firstError(inner);
    if (found !== undefined) return found;
  }
  return undefined;
};
