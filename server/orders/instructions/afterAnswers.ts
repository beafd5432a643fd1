/** Answers of the shop to instructions: later domains follow those that they gave. */
import type { Acknowledgement } from '#contract/orders/instructions';
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Writer } from '../../platform/records/writer.ts';

/** Runs in the transaction that records the first answer to an instruction. */
export const afterAnswers = new Hook<
  (tx: Db, writer: Writer, instructionId: number, answer: Acknowledgement) => Promise<void>
>('afterAnswers');
