import type { TranslationMessages } from 'react-admin';

type Messages = { [key: string]: string | Messages };

const mergeInto = (target: Messages, source: Messages) => {
  for (const [key, value] of Object.entries(source)) {
    const known = target[key];
    if (typeof value === 'object' && typeof known === 'object') mergeInto(known, value);
    else target[key] = typeof value === 'object' ? structuredClone(value) : value;
  }
  return target;
};

/** One dictionary from the framework's and every folder's. */
export const merged = (base: object, folders: Record<string, object>): TranslationMessages =>
  Object.values(folders).reduce<Messages>(
    (all, messages) => mergeInto(all, messages as Messages),
    structuredClone(base) as Messages,
  ) as unknown as TranslationMessages;
