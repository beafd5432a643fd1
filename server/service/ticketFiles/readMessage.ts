/** Reads a row of a file of messages. Pure. */
import { MAX_BODY } from '#contract/service/messages';
import type { CsvRow } from '../../platform/imports/csvRow.ts';
import type { Table } from '../../platform/imports/table.ts';
import { isAhead } from '../../platform/records/sourceClock.ts';
import { TicketCells } from './readTicket.ts';

const SENDERS = ['customer', 'agent'] as const;
export type Sender = (typeof SENDERS)[number];
const MAX_AUTHOR = 200;

export interface FileMessage {
  /** The number of the ticket in the other system. */
  ticket: string;
  at: number;
  from: Sender;
  text: string;
  author: string | null;
}
export interface ReadMessage {
  row: CsvRow;
  message: FileMessage;
}

/** The row, or its errors. */
export const readMessage = (
  table: Table,
  row: CsvRow,
  { timeZone, now }: { timeZone: string; now: number },
) => {
  const cells = new TicketCells(table, row);
  const at = cells.moment('at', timeZone);
  if (cells.text('at') === '') cells.fail('at', 'ra.validation.required');
  if (at !== null && isAhead(at, now)) cells.fail('at', 'future');
  const message: FileMessage = {
    ticket: cells.requiredKey('ticket'),
    at: at ?? 0,
    from: cells.requiredCode('from', SENDERS),
    text: cells.required('text', MAX_BODY),
    author: cells.optional('author', MAX_AUTHOR),
  };
  return { read: { row, message }, errors: cells.errors };
};
