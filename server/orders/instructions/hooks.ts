/** What later domains know of instructions: they follow the answers of the shop, and what units of an order are under. */
import type {
  Acknowledgement,
  InstructionInput,
  InstructionLine,
} from '#contract/orders/instructions';
import type { Role } from '#contract/platform/access';
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Writer } from '../../platform/records/writer.ts';

/** Runs in the transaction that records the first answer to an instruction. */
export const afterAnswers = new Hook<
  (tx: Db, writer: Writer, instructionId: number, answer: Acknowledgement) => Promise<void>
>('afterAnswers');

/**
 * Units of an order, by SKU, for which nothing is sent again because they are under something else; without those for which
 * an instruction that stands was given.
 */
export const unitsUnderCases = new Hook<
  (tx: Db, orderExternalId: string, now: number) => Promise<InstructionLine[]>
>('unitsUnderCases');

/** Who asks the shop by hand. */
export type InstructionAsker = Pick<Writer, 'now' | 'settings'> & { role: Role | null };

/** Throws what is refused of instructions that people give by hand, besides what the order itself says. */
export const beforeAsking = new Hook<
  (tx: Db, asker: InstructionAsker, input: InstructionInput) => Promise<void>
>('beforeAsking');
