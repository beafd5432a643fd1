/** Units of an order that are exchanged, or were: the shop is asked to replace them by their exchange alone. */
import { and, eq } from 'drizzle-orm';
import type { InstructionLine } from '#contract/orders/instructions';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { instructions } from '#db/schema/orders/instructions';
import { caseLines, cases } from '#db/schema/service/cases';
import { exchangeLines, exchanges } from '#db/schema/service/exchanges';
import { groupBy } from '#shared/groupBy';
import { isOpenAt } from '../cases/rules.ts';

const exchangedOf = prepared({ orderExternalId: cases.orderExternalId }, (q, { orderExternalId }) =>
  q
    .select({
      kind: cases.kind,
      state: cases.state,
      stageAt: cases.stageAt,
      dueAt: cases.dueAt,
      lapsesAt: cases.lapsesAt,
      closedAt: cases.closedAt,
      shippedAt: exchanges.shippedAt,
      lineNumber: caseLines.lineNumber,
      sku: caseLines.sku,
      requested: caseLines.requested,
      approved: caseLines.approved,
      accepted: exchangeLines.quantity,
      isSame: exchangeLines.isSame,
      instructionId: instructions.id,
      outcome: instructions.outcome,
      withdrawnAt: instructions.withdrawnAt,
    })
    .from(cases)
    .innerJoin(exchanges, eq(exchanges.caseId, cases.id))
    .innerJoin(exchangeLines, eq(exchangeLines.caseId, cases.id))
    .innerJoin(
      caseLines,
      and(
        eq(caseLines.caseId, exchangeLines.caseId),
        eq(caseLines.lineNumber, exchangeLines.lineNumber),
      ),
    )
    .leftJoin(instructions, eq(instructions.id, exchanges.instructionId))
    .where(eq(cases.orderExternalId, orderExternalId)),
);
type Exchanged = Awaited<ReturnType<typeof exchangedOf>>[number];

/** An instruction that stands for goods of the same SKU counts by itself. */
const isCounted = ({ isSame, instructionId, outcome, withdrawnAt }: Exchanged): boolean =>
  isSame &&
  instructionId !== null &&
  (outcome === 'done' || (outcome === null && withdrawnAt === null));

/** Units of a line that are not the customer's as they were sold: what was exchanged before comes back first. */
const awayOf = (rows: readonly Exchanged[], now: number): number => {
  const units = ({ accepted, approved, requested }: Exchanged) => accepted ?? approved ?? requested;
  const open = rows.filter((row) => isOpenAt(row, now));
  const ended = rows.filter((row) => !isOpenAt(row, now) && row.shippedAt !== null);
  return Math.max(
    0,
    open.reduce((sum, row) => sum + units(row), 0),
    ...ended.map(units),
  );
};

export const unitsUnderExchange = async (
  tx: Db,
  orderExternalId: string,
  now: number,
): Promise<InstructionLine[]> => {
  const rows = (await exchangedOf(tx, { orderExternalId })).filter((row) => !isCounted(row));
  return [...groupBy(rows, ({ lineNumber }) => lineNumber).values()].flatMap((ofLine) => {
    const sku = ofLine[0]?.sku ?? null;
    const quantity = awayOf(ofLine, now);
    return sku !== null && quantity > 0 ? [{ sku, quantity }] : [];
  });
};
