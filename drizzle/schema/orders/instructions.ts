import type { InstructionKind, InstructionLine, Outcome } from '#contract/orders/instructions';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';

/** What the shop is asked to do, and what it said about it. The state follows from the instants when it is read. */
export const instructions = kit.table(
  'instructions',
  {
    id: kit.id(),
    kind: kit.text().$type<InstructionKind>().notNull(),
    /** The order that it is about; an instruction to restock may have none. */
    orderExternalId: kit.text(),
    lines: kit.json().$type<InstructionLine[]>().notNull(),
    /** Where, by what the shop calls the place. */
    place: kit.text(),
    dueAt: kit.instant(),
    note: kit.text(),
    givenBy: kit.text().notNull(),
    outcome: kit.text().$type<Outcome>(),
    /** When it was done or refused, as the shop said. */
    acknowledgedAt: kit.instant(),
    refusal: kit.text(),
    withdrawnAt: kit.instant(),
    ...stamps(),
  },
  (t) => [
    kit.index('instructions_created_at').on(t.createdAt, t.id),
    kit.index('instructions_order').on(t.orderExternalId),
  ],
);
