/** Whether what replaces goods is there: what the shop counted, without what other exchanges keep. The stock is the shop's fact. */
import { and, eq, inArray, isNull, ne, sum } from 'drizzle-orm';
import type { CaseStage } from '#contract/service/stages';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { stockLevels } from '#db/schema/catalog/stock';
import { caseLines, cases } from '#db/schema/service/cases';
import { exchangeLines, exchanges } from '#db/schema/service/exchanges';
import { message } from '#shared/fields';
import { conflict } from '../../platform/http/errors.ts';
import { caseAt } from '../cases/rules.ts';
import type { CaseRow } from '../cases/caseKinds.ts';
import { loadExchangeLines } from './load.ts';
import { availableUnits, type Kept } from './rules.ts';
import { loadCaseLines } from '../cases/record.ts';

const countedOf = prepared({ skus: many(stockLevels.sku) }, (q, { skus }) =>
  q
    .select({ sku: stockLevels.sku, units: sum(stockLevels.quantity).mapWith(Number) })
    .from(stockLevels)
    .where(inArray(stockLevels.sku, skus))
    .groupBy(stockLevels.sku),
);
const wantedOf = prepared({ skus: many(exchangeLines.sku), id: cases.id }, (q, { skus, id }) =>
  q
    .select({
      sku: exchangeLines.sku,
      accepted: exchangeLines.quantity,
      approved: caseLines.approved,
      requested: caseLines.requested,
      heldUntil: exchanges.heldUntil,
      isAdvance: exchanges.isAdvance,
      kind: cases.kind,
      state: cases.state,
      stageAt: cases.stageAt,
      dueAt: cases.dueAt,
      lapsesAt: cases.lapsesAt,
      closedAt: cases.closedAt,
    })
    .from(exchangeLines)
    .innerJoin(exchanges, eq(exchanges.caseId, exchangeLines.caseId))
    .innerJoin(cases, eq(cases.id, exchangeLines.caseId))
    .innerJoin(
      caseLines,
      and(
        eq(caseLines.caseId, exchangeLines.caseId),
        eq(caseLines.lineNumber, exchangeLines.lineNumber),
      ),
    )
    .where(
      and(
        inArray(exchangeLines.sku, skus),
        ne(cases.id, id),
        isNull(cases.closedAt),
        isNull(exchanges.shippedAt),
      ),
    ),
);

/** From the approval until the replacement is reserved, or the exchange goes on as a refund. */
const HOLDING_STAGES: readonly CaseStage[] = [
  'approved',
  'inTransit',
  'received',
  'inspected',
  'settling',
  'awaitingPayment',
];

/** What other exchanges keep of these goods, by SKU. */
const loadKept = async (db: Db, skus: readonly string[], caseId: number, now: number) =>
  (await wantedOf(db, { skus, id: caseId })).map((row): Kept & { sku: string } => {
    const { stage } = caseAt(row, now);
    return {
      sku: row.sku,
      quantity: row.accepted ?? row.approved ?? row.requested,
      heldUntil: HOLDING_STAGES.includes(stage) ? row.heldUntil : null,
      // Also what the shop was asked to send in advance, and has not sent yet.
      isReserved: row.isAdvance || stage === 'replacementReserved',
    };
  });

export interface Shortage {
  sku: string;
  available: number;
}
/** The first of the goods of which fewer are there than this exchange needs; null where all are, or nobody counted them. */
export const findShortage = async (db: Db, id: number, now: number): Promise<Shortage | null> => {
  const lines = await loadExchangeLines(db, id);
  const asked = await loadCaseLines(db, id);
  const wanted = new Map<string, number>();
  for (const { sku, quantity, lineNumber } of lines) {
    const line = asked.find((one) => one.lineNumber === lineNumber);
    const units = quantity ?? line?.approved ?? line?.requested ?? 0;
    wanted.set(sku, (wanted.get(sku) ?? 0) + units);
  }
  const skus = [...wanted.keys()];
  const counted = new Map((await countedOf(db, { skus })).map(({ sku, units }) => [sku, units]));
  const kept = await loadKept(db, skus, id, now);
  for (const [sku, units] of wanted) {
    const own = kept.filter((one) => one.sku === sku);
    const available = availableUnits(counted.get(sku) ?? null, own, now);
    if (available !== null && available < units) return { sku, available: Math.max(0, available) };
  }
  return null;
};

/** 409 where the replacement is not there. */
export const refuseShortage = async (tx: Db, { id }: CaseRow, now: number): Promise<void> => {
  const shortage = await findShortage(tx, id, now);
  if (shortage) {
    const { sku, available } = shortage;
    throw conflict(message('exchanges.errors.shortage', { sku, smart_count: available }));
  }
};
