/** What later features of the domain do with tickets: their clocks, cases and tasks attach here. */
import type { Obstacle } from '#contract/service/obstacles';
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Writer } from '../../platform/records/writer.ts';
import type { MessageRow } from '../messages/write.ts';
import type { TicketRow } from './record.ts';

/** A message with which a step came. */
export interface StepMessage extends MessageRow {
  /** It was sent with a step of a case, to which it belongs: it answers no other case. */
  isOfCaseStep?: boolean;
}

/** One step of a ticket; `before` is null when it is opened. */
export interface TicketStep {
  before: TicketRow | null;
  after: TicketRow;
  /** The message with which it came, where there is one. */
  message: StepMessage | null;
  /** When it happened, which may be before it was recorded. */
  at: number;
}

/** Runs in the transaction of each step, in the order of the parts. */
export const afterTicketSteps = new Hook<
  (tx: Db, writer: Writer, step: TicketStep) => Promise<void>
>('afterTicketSteps');

/** Why a ticket cannot be resolved yet; none where nothing is in the way. */
export const resolveBlocks = new Hook<
  (tx: Db, ticketId: number, now: number) => Promise<readonly Obstacle[]>
>('resolveBlocks');

/** Everything that keeps a ticket from being resolved. */
export const findObstacles = async (tx: Db, ticketId: number, now: number): Promise<Obstacle[]> => {
  const found: Obstacle[] = [];
  for (const find of resolveBlocks.parts) found.push(...(await find(tx, ticketId, now)));
  return found;
};
export const hasObstacles = async (tx: Db, ticketId: number, now: number): Promise<boolean> =>
  (await findObstacles(tx, ticketId, now)).length > 0;

/** Rows of later features that belong to a ticket, when tickets become one thread and when they are split again. */
export interface ThreadRows {
  /** All of the source go on in the target. */
  merge: (tx: Db, ids: { sourceId: number; targetId: number }) => Promise<unknown>;
  /** Those that the ticket brought along to the source go on in the target: the ticket itself, or another one of its customer. */
  split: (
    tx: Db,
    ids: { sourceId: number; ticketId: number; targetId: number },
  ) => Promise<unknown>;
}
export const threadRows = new Hook<ThreadRows>('threadRows');
