/** The words in which a list is exported: its headings and coded values, as the screen has them. */
import { createContext, useContext } from 'react';
import { type ExportColumn, exportColumns, type ExportWords } from '../../api.ts';

/** What the fields of a resource mean is known outside of `client/ui`, so the layout provides it. */
export type WordsOf = (
  resource: string,
  columns: readonly ExportColumn[],
) => ExportWords | undefined;
export const ExportWordsContext = createContext<WordsOf>(() => undefined);

/** Base64url of UTF-8: Chinese words are half as long in an address as they would be percent-encoded. */
export const toParameter = (words: ExportWords): string => {
  const bytes = new TextEncoder().encode(JSON.stringify(words));
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
};

/** `(resource) => words` as addresses carry them; nothing where the file is one that imports read. */
export const useExportWords = () => {
  const wordsOf = useContext(ExportWordsContext);
  return async (resource: string): Promise<string | undefined> => {
    const columns = await exportColumns(resource);
    const words = columns.length > 0 ? wordsOf(resource, columns) : undefined;
    return words && toParameter(words);
  };
};
