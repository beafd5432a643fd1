/** What spreadsheets do to codes and dates when they open and save a file. Pure. */

const SCIENTIFIC = /^\d(?:[.,]\d+)?E\+\d{2,}$/i;

/** Whether a long code was saved as a rounded number, as `6.90123E+12`. */
export const isRoundedCode = (cell: string): boolean => SCIENTIFIC.test(cell);

/** Whether `cell` is `code` without the zeros that it begins with, as `123` for `000123`. */
export const hasLostZeros = (cell: string, code: string): boolean =>
  /^[1-9]\d*$/.test(cell) && /^0+/.test(code) && code.replace(/^0+/, '') === cell;

const ISO = /^\d{4}-\d{2}-\d{2}/;
/** Year first, as in Chinese spreadsheets. */
const YEAR_FIRST = /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日)(?=$|[ T])/;
/** Day first with points, as in German ones. With slashes, day and month could be exchanged. */
const DAY_FIRST = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?=$|[ T])/;
const HOUR = /([ T])(\d)(?=:)/;

/** A day, with or without a time, with its day as `2026-12-01`; other texts are unchanged. */
export const toIsoDate = (cell: string): string => {
  if (ISO.test(cell)) return cell;
  const [yearFirst, y, m, d, chineseM, chineseD] = YEAR_FIRST.exec(cell) ?? [];
  const [dayFirst, day, month, year] = DAY_FIRST.exec(cell) ?? [];
  const found = yearFirst ?? dayFirst;
  if (found === undefined) return cell;
  const two = (text: string | undefined) => (text ?? '').padStart(2, '0');
  const iso = `${y ?? year}-${two(m ?? chineseM ?? month)}-${two(d ?? chineseD ?? day)}`;
  return (iso + cell.slice(found.length)).replace(HOUR, '$10$2');
};
