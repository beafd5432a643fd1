/** Reads a row of a file of tickets. Pure. */
import { codeOf } from '#contract/platform/imports/codes';
import { TICKET_CHANNELS, type TicketChannel } from '#contract/service/messages';
import { MAX_TAG, MAX_TAGS } from '#contract/service/ticketInputs';
import {
  RESOLUTIONS,
  type Resolution,
  TICKET_TYPES,
  type TicketType,
} from '#contract/service/tickets';
import { readCount, valueOrNull } from '#shared/numbers';
import { cleanKey, cleanText } from '#shared/searchText';
import { splitList } from '../../platform/imports/cellLists.ts';
import type { CsvRow } from '../../platform/imports/csvRow.ts';
import { isRoundedCode } from '../../platform/imports/spreadsheets.ts';
import type { Table } from '../../platform/imports/table.ts';
import { Cells } from '../../pricing/transfer/priceCells.ts';
import { FILE_STATUSES, type FileInstants, type FileStatus, instantErrors } from './rules.ts';

const MAX_NUMBER = 120;
const MAX_SUBJECT = 200;
const MAX_REASON = 200;
const TOP_SATISFACTION = 5;

/** What a row says, in the words of the other system where they are not ours. */
export interface FileTicket extends FileInstants {
  number: string;
  type: TicketType;
  channel: TicketChannel;
  subject: string;
  /** Number, phone number or e-mail address of a member. */
  customer: string | null;
  order: string | null;
  status: FileStatus | null;
  resolution: Resolution | null;
  agent: string | null;
  tags: string[];
  reasonText: string | null;
  satisfaction: number | null;
}
export interface ReadTicket {
  row: CsvRow;
  ticket: FileTicket;
}

export class TicketCells extends Cells {
  /** Null for an empty cell. */
  optional(column: string, most: number): string | null {
    const cell = cleanText(this.text(column));
    if (cell.length > most) this.fail(column, 'ra.validation.maxLength', { max: most });
    return cell || null;
  }
  required(column: string, most: number): string {
    const cell = this.optional(column, most);
    if (cell === null) this.fail(column, 'ra.validation.required');
    return cell ?? '';
  }
  key(column: string): string | null {
    const cell = cleanKey(this.text(column));
    if (isRoundedCode(cell)) this.fail(column, 'roundedCode');
    if (cell.length > MAX_NUMBER) this.fail(column, 'ra.validation.maxLength', { max: MAX_NUMBER });
    return cell || null;
  }
  requiredKey(column: string): string {
    const key = this.key(column);
    if (key === null) this.fail(column, 'ra.validation.required');
    return key ?? '';
  }
  code<Code extends string>(column: string, codes: readonly Code[]): Code | null {
    const cell = this.text(column);
    const code = cell === '' ? null : codeOf(cell, codes);
    if (cell !== '' && code === null) this.fail(column, 'oneOfCodes', { codes: codes.join(', ') });
    return code;
  }
  requiredCode<Code extends string>(column: string, codes: readonly [Code, ...Code[]]): Code {
    const code = this.code(column, codes);
    if (this.text(column) === '') this.fail(column, 'ra.validation.required');
    return code ?? codes[0];
  }
}

const readTags = (cells: TicketCells): string[] => {
  const tags = [
    ...new Set(splitList(cells.text('tags').replaceAll('；', ';')).map((tag) => tag.trim())),
  ].filter(Boolean);
  if (tags.length > MAX_TAGS) cells.fail('tags', 'errors.maxItems', { max: MAX_TAGS });
  if (tags.some((tag) => tag.length > MAX_TAG))
    cells.fail('tags', 'ra.validation.maxLength', { max: MAX_TAG });
  return tags;
};

const readSatisfaction = (cells: TicketCells): number | null => {
  const cell = cells.text('satisfaction');
  if (cell === '') return null;
  const value = valueOrNull(readCount(cell));
  if (value === null) cells.fail('satisfaction', 'integer');
  else if (value < 1) cells.fail('satisfaction', 'ra.validation.minValue', { min: 1 });
  else if (value > TOP_SATISFACTION)
    cells.fail('satisfaction', 'ra.validation.maxValue', { max: TOP_SATISFACTION });
  return value;
};

/** The row, or its errors. */
export const readTicket = (
  table: Table,
  row: CsvRow,
  { timeZone, now }: { timeZone: string; now: number },
) => {
  const cells = new TicketCells(table, row);
  const openedAt = cells.moment('opened', timeZone);
  if (cells.text('opened') === '') cells.fail('opened', 'ra.validation.required');
  const ticket: FileTicket = {
    number: cells.requiredKey('number'),
    type: cells.requiredCode('type', TICKET_TYPES),
    channel: cells.requiredCode('channel', TICKET_CHANNELS),
    subject: cells.required('subject', MAX_SUBJECT),
    customer: cells.key('customer'),
    order: cells.key('order'),
    openedAt: openedAt ?? 0,
    firstReplyAt: cells.moment('first_answered', timeZone),
    resolvedAt: cells.moment('resolved', timeZone),
    closedAt: cells.moment('closed', timeZone),
    status: cells.code('status', FILE_STATUSES),
    resolution: cells.code('resolution', RESOLUTIONS),
    agent: cells.optional('agent', MAX_SUBJECT),
    tags: readTags(cells),
    reasonText: cells.optional('reason', MAX_REASON),
    satisfaction: readSatisfaction(cells),
  };
  if (openedAt !== null)
    for (const { column, key } of instantErrors(ticket.status, ticket, now))
      cells.fail(column, key);
  return { read: { row, ticket }, errors: cells.errors };
};
