/** Detects the character that separates the cells of a file. Pure. */

const DELIMITERS = [',', ';', '\t'] as const;
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

/** The delimiter of a text from its beginning, and whether its first line names it. A sheet is always read with commas. */
export const delimiterOf = (
  { workbook }: { workbook: object | null },
  start: string,
): { delimiter: Delimiter; named: boolean } => {
  if (workbook) return { delimiter: ',', named: false };
  const named = namedDelimiter(start);
  const [first = ''] = start.trimStart().split('\n', 1);
  return { delimiter: named ?? detectDelimiter(first), named: named !== null };
};
