/** The columns that a file of refused rows has after those of the imported file. Pure. */
import { unescapeFormula } from '#shared/formulas';

export const REASON_COLUMNS = ['line', 'field', 'reason'] as const;

/** Whether this is the header of a file of refused rows. */
export const hasReasonColumns = (header: readonly string[]): boolean => {
  const last = header.slice(-REASON_COLUMNS.length);
  return (
    header.length > REASON_COLUMNS.length && REASON_COLUMNS.every((name, i) => last[i] === name)
  );
};

/** A row that only says that further rows were refused: without a cell of its own and without a line. */
export const isRemark = (cells: readonly string[], width: number): boolean =>
  cells.length === width + REASON_COLUMNS.length &&
  cells.slice(0, width + 1).every((cell) => cell === '');

/** A row of a file of refused rows as it was in the imported file, whose header has `width` columns. */
export const withoutReasons = (cells: readonly string[], width: number): string[] => {
  const end = Math.max(width, cells.length - REASON_COLUMNS.length);
  return cells.slice(0, end).map(unescapeFormula);
};
