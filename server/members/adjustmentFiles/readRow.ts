/** Reads a row of a file of adjustments or of opening balances. Pure. */
import { type LineReason, MAX_CASE, MAX_NOTE, STAFF_REASONS } from '#contract/members/adjustments';
import { MAX_POINTS } from '#contract/members/earnRules';
import { isDay } from '#shared/days';
import type { FieldErrors } from '#shared/fields';
import { cellCount } from '../../platform/imports/cellNumbers.ts';
import type { CsvRow } from '../../platform/imports/csvRow.ts';
import { codeOf } from '#contract/platform/imports/codes';
import { toIsoDate } from '../../platform/imports/spreadsheets.ts';
import type { Table } from '../../platform/imports/table.ts';
import { Cells } from '../../pricing/transfer/priceCells.ts';
import { lineErrors, reasonErrors } from '../adjustments/rules.ts';

export type FileKind = 'file' | 'opening';

export const COLUMNS = {
  file: ['member', 'points', 'growth', 'reason', 'case', 'date', 'expires', 'note'],
  opening: ['member', 'points', 'growth', 'date', 'expires', 'reason'],
} as const satisfies Record<FileKind, readonly string[]>;
export const REQUIRED = {
  file: ['member', 'points', 'reason'],
  opening: ['member', 'points', 'date', 'reason'],
} as const satisfies Record<FileKind, readonly string[]>;

/** A row without errors of its own; whether the member exists is asked later. */
export interface ReadRow {
  row: CsvRow;
  member: string;
  points: number;
  growth: number;
  reason: LineReason;
  caseNumber: string | null;
  happenedOn: string | null;
  lastDay: string | null;
  note: string | null;
}

/** Fields of an adjustment by the columns of a file. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  happenedOn: 'date',
  lastDay: 'expires',
  caseNumber: 'case',
};

class AdjustmentCells extends Cells {
  /** 0 for an empty cell. */
  change(column: string): number {
    const cell = this.text(column);
    if (cell === '') return 0;
    const refuse = (reason: string, args?: Record<string, unknown>) =>
      this.fail(column, reason, args);
    const value = cellCount(cell, refuse, MAX_POINTS);
    if (value !== null && value < -MAX_POINTS)
      refuse('ra.validation.maxValue', { max: MAX_POINTS });
    return value ?? 0;
  }
  day(column: string): string | null {
    const cell = this.text(column);
    if (cell === '') return null;
    const day = toIsoDate(cell);
    if (isDay(day)) return day;
    this.fail(column, 'errors.day');
    return null;
  }
  short(column: string, max: number): string | null {
    const cell = this.text(column);
    if (cell.length > max) this.fail(column, 'ra.validation.maxLength', { max });
    return cell || null;
  }
  failAll(errors: FieldErrors) {
    for (const [field, error] of Object.entries(errors))
      if (typeof error === 'string') this.tell(COLUMN_OF[field] ?? field, error);
  }
}

const readReason = (cells: AdjustmentCells): LineReason => {
  const cell = cells.text('reason');
  const reason = codeOf(cell, STAFF_REASONS);
  if (cell === '') cells.fail('reason', 'ra.validation.required');
  else if (reason === null)
    cells.fail('reason', 'pointAdjustments.errors.unknownReason', {
      reasons: STAFF_REASONS.join(', '),
    });
  return reason ?? 'other';
};

/** Opening balances have a day and say in words where they come from; they are never below zero. */
const checkOpening = (cells: AdjustmentCells, read: ReadRow) => {
  if (read.happenedOn === null && cells.text('date') === '')
    cells.fail('date', 'ra.validation.required');
  if (read.note === null) cells.fail('reason', 'ra.validation.required');
  for (const column of ['points', 'growth'] as const)
    if (read[column] < 0) cells.fail(column, 'pointAdjustments.errors.openingTaken');
};

/** The row, or its errors. */
export const readRow = (table: Table, row: CsvRow, kind: FileKind, today: string) => {
  const cells = new AdjustmentCells(table, row);
  const member = cells.text('member');
  if (member === '') cells.fail('member', 'ra.validation.required');
  const read: ReadRow = {
    row,
    member,
    points: cells.change('points'),
    growth: cells.change('growth'),
    reason: kind === 'opening' ? 'opening' : readReason(cells),
    caseNumber: cells.short('case', MAX_CASE),
    happenedOn: cells.day('date'),
    lastDay: cells.day('expires'),
    note: cells.short(kind === 'opening' ? 'reason' : 'note', MAX_NOTE),
  };
  if (kind === 'opening') checkOpening(cells, read);
  // What cannot be read has its own error already.
  if (cells.errors.length === 0) {
    cells.failAll(lineErrors(read, today));
    if (read.reason !== 'opening') cells.failAll(reasonErrors({ ...read, reason: read.reason }));
  }
  return { read, errors: cells.errors };
};
