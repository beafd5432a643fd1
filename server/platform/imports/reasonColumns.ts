/** The columns that a file of refused rows has after those of the imported file. Pure. */
import { unescapeFormula } from '#shared/formulas';
import { type Language, LANGUAGES } from '#shared/localization';

const HEADINGS: Record<Language, readonly string[]> = {
  en: ['Line', 'Column', 'Reason'],
  zh: ['行号', '列', '原因'],
};
/** Those in files that were downloaded before the headings had words of each language. */
const EARLIER = ['line', 'field', 'reason'];
const WIDTH = EARLIER.length;

/** What they are called for a reader: where the row was, which column is wrong, and why. */
export const reasonColumns = (language: Language): readonly string[] => HEADINGS[language];

/** Whether this is the header of a file of refused rows, in whatever language it was downloaded. */
export const hasReasonColumns = (header: readonly string[]): boolean => {
  const last = header.slice(-WIDTH).map((name) => name.trim());
  return (
    header.length > WIDTH &&
    [EARLIER, ...LANGUAGES.map(reasonColumns)].some((names) =>
      names.every((name, index) => last[index] === name),
    )
  );
};

/** A row that only says that further rows were refused: without a cell of its own and without a line. */
export const isRemark = (cells: readonly string[], width: number): boolean =>
  cells.length === width + WIDTH && cells.slice(0, width + 1).every((cell) => cell === '');

/** A row of a file of refused rows as it was in the imported file, whose header has `width` columns. */
export const withoutReasons = (cells: readonly string[], width: number): string[] => {
  const end = Math.max(width, cells.length - WIDTH);
  return cells.slice(0, end).map(unescapeFormula);
};

/** The header of a file as it was in the imported file. */
export const ownHeader = (header: readonly string[]): string[] =>
  hasReasonColumns(header) ? withoutReasons(header, header.length - WIDTH) : [...header];
