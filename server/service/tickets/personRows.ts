/** What later features keep of the customer of a ticket: cases, refunds and links attach here. */
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Writer } from '../../platform/records/writer.ts';
import type { TicketRow } from './record.ts';

/** A ticket is of another record than before: of another customer, or of the same one. */
export interface CustomerChange {
  before: TicketRow;
  /** The ticket and those that were merged into it. */
  threadIds: readonly number[];
  memberId: number | null;
  isSamePerson: boolean;
}

export interface PersonRows {
  /** Runs in the transaction of the change, before it is written; throws where the ticket cannot leave its customer. */
  change?: (tx: Db, writer: Writer, change: CustomerChange) => Promise<void>;
  /** The tickets on which rows of a member are. */
  ticketsOf?: (tx: Db, memberId: number) => Promise<number[]>;
  /**
   * When the merge of two members is undone: rows of a ticket that are of another person go to `ticketOf` that person; null
   * where that person had no ticket in the thread.
   */
  sortOut?: (
    tx: Db,
    ticketId: number,
    ticketOf: (memberId: number) => Promise<number | null>,
  ) => Promise<unknown>;
}
export const personRows = new Hook<PersonRows>('personRows');
