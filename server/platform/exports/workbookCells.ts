/** Converts cells of an export to cells of a workbook. Pure. */
import { isEscaped } from '#shared/formulas';
import type { ExportCell } from './cells.ts';

/** Excel's limit of a text, in characters. */
const MAX_TEXT = 32_767;
/** Numbers with more digits would be rounded by Excel, so they stay text. */
const MAX_DIGITS = 15;

/** `at`: the wall clock as if it were UTC, in milliseconds. */
export type WorkbookCell =
  string | number | null | { at: number; hasTime: boolean } | { share: number };

const WALL_CLOCK = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}))?/;

const toText = (text: string) => {
  // As in CSV: an import takes one apostrophe away from a text that looks escaped.
  const escaped = isEscaped(text) ? `'${text}` : text;
  return escaped.length > MAX_TEXT ? `${escaped.slice(0, MAX_TEXT - 1)}…` : escaped;
};

const toNumber = (text: string) => {
  const digits = text.replace(/\D/g, '').replace(/^0+/, '');
  const number = Number(text);
  return digits.length > MAX_DIGITS || !Number.isFinite(number) ? text : number;
};

const toDate = (text: string) => {
  const [, day, time] = WALL_CLOCK.exec(text) ?? [];
  const at = Date.parse(`${day ?? ''}T${time ?? '00:00:00'}Z`);
  return Number.isNaN(at) ? text : { at, hasTime: time !== undefined };
};

export const workbookCell = (cell: ExportCell): WorkbookCell => {
  if (cell === null) return null;
  if (typeof cell === 'string') return toText(cell);
  if ('rate' in cell) return { share: cell.rate / 10_000 };
  return 'number' in cell ? toNumber(cell.number) : toDate(cell.date);
};
