/** What later features of the domain do with tickets: their clocks, cases and tasks attach here. */
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Writer } from '../../platform/records/writer.ts';
import type { MessageRow } from '../messages/write.ts';
import type { TicketRow } from './record.ts';

/** One step of a ticket; `before` is null when it is opened. */
export interface TicketStep {
  before: TicketRow | null;
  after: TicketRow;
  /** The message with which it came, where there is one. */
  message: MessageRow | null;
  /** When it happened, which may be before it was recorded. */
  at: number;
}

/** Runs in the transaction of each step, in the order of the parts. */
export const afterTicketSteps = new Hook<
  (tx: Db, writer: Writer, step: TicketStep) => Promise<void>
>('afterTicketSteps');

/** Why a ticket cannot be resolved yet, as a translation key; null where nothing is in the way. */
export const resolveBlocks = new Hook<(tx: Db, ticketId: number) => Promise<string | null>>(
  'resolveBlocks',
);
