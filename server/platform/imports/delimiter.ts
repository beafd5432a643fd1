/** Detects the character that separates the cells of a file. Pure. */

export const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Excel's own first line `sep=;`, which names the delimiter and is no row. */
const NAMED = /^\uFEFF?"?sep=([,;\t])"?\r?\n/i;

/** The delimiter that the first line of a file names; null where it names none. */
export const namedDelimiter = (text: string): Delimiter | null =>
  (NAMED.exec(text)?.[1] as Delimiter | undefined) ?? null;

/** The delimiter that splits this header into the most cells; a comma where none splits it. */
export const detectDelimiter = (header: string): Delimiter => {
  const bare = header.replace(/"(?:[^"]|"")*"/g, '');
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
};
