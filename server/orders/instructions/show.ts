/** Reads instructions: one as it is shown, and those that the shop asks for. */
import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { Instruction, InstructionQuery } from '#contract/orders/instructions';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { instructions } from '#db/schema/orders/instructions';
import { orders } from '#db/schema/orders/orders';
import { getRow } from '../../platform/records/records.ts';
import { instructionState } from './rules.ts';

type Row = typeof instructions.$inferSelect;

const orderByNumber = prepared({ externalId: orders.externalId }, (q, { externalId }) =>
  q.select({ id: orders.id }).from(orders).where(eq(orders.externalId, externalId)),
);

export const showInstruction = async (db: Db, id: number, now: number): Promise<Instruction> => {
  const { outcome: _outcome, updatedAt: _updatedAt, ...shown } = await getRow(db, instructions, id);
  const { orderExternalId } = shown;
  const [order] =
    orderExternalId === null ? [] : await orderByNumber(db, { externalId: orderExternalId });
  const state = instructionState({ outcome: _outcome, ...shown }, now);
  return { ...shown, state, orderId: order?.id ?? null };
};

const MOST = 100;

const after = prepared({ id: instructions.id }, (q, { id }) =>
  q
    .select()
    .from(instructions)
    .where(gt(instructions.id, id))
    .orderBy(asc(instructions.id))
    .limit(MOST),
);
const openAfter = prepared({ id: instructions.id }, (q, { id }) =>
  q
    .select()
    .from(instructions)
    .where(
      and(gt(instructions.id, id), isNull(instructions.outcome), isNull(instructions.withdrawnAt)),
    )
    .orderBy(asc(instructions.id))
    .limit(MOST),
);

/** What the shop is told of an instruction. */
const toTold = (row: Row, now: number) => ({
  id: row.id,
  kind: row.kind,
  state: instructionState(row, now),
  orderExternalId: row.orderExternalId,
  lines: row.lines,
  place: row.place,
  dueAt: row.dueAt,
  note: row.note,
  givenAt: row.createdAt,
  acknowledgedAt: row.acknowledgedAt,
  withdrawnAt: row.withdrawnAt,
});

export const toldInstruction = async (db: Db, id: number, now: number) =>
  toTold(await getRow(db, instructions, id), now);

export const loadTold = async (db: Db, { open, after: id = 0 }: InstructionQuery, now: number) => {
  const rows = await (open === 'true' ? openAfter : after)(db, { id });
  return rows.map((row) => toTold(row, now));
};
