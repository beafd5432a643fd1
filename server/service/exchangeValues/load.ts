/** Loads what was exchanged of an order and what came back since, by line and in the order in which it was recorded. */
import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { payments } from '#db/schema/orders/payments';
import { cases } from '#db/schema/service/cases';
import { exchangeLines, exchanges } from '#db/schema/service/exchanges';
import { refunds } from '#db/schema/service/refunds';
import { groupBy } from '#shared/groupBy';
import { isOpenAt } from '../cases/rules.ts';
import { isOfUnits } from '../refunds/rules.ts';
import { HOLDING, holdingRefunds, linesOfRefunds } from '../refunds/record.ts';
import { type LineEvent, type SettledLine, surplusOf } from './rules.ts';

const settledOf = prepared({ orderExternalId: cases.orderExternalId }, (q, { orderExternalId }) =>
  q
    .select({
      caseId: cases.id,
      number: cases.number,
      settledAt: exchanges.settledAt,
      shippedAt: exchanges.shippedAt,
      kind: cases.kind,
      state: cases.state,
      stageAt: cases.stageAt,
      dueAt: cases.dueAt,
      lapsesAt: cases.lapsesAt,
      closedAt: cases.closedAt,
      refunded: refunds.total,
      refundState: refunds.state,
      lineNumber: exchangeLines.lineNumber,
      quantity: exchangeLines.quantity,
      share: exchangeLines.share,
      refundable: exchangeLines.refundable,
      price: exchangeLines.price,
    })
    .from(cases)
    .innerJoin(exchanges, eq(exchanges.caseId, cases.id))
    .innerJoin(exchangeLines, eq(exchangeLines.caseId, cases.id))
    .leftJoin(refunds, eq(refunds.id, exchanges.refundId))
    .where(and(eq(cases.orderExternalId, orderExternalId), isNotNull(exchanges.settledAt)))
    .orderBy(asc(exchanges.settledAt), asc(cases.id), asc(exchangeLines.lineNumber)),
);
const paymentsNaming = prepared({ numbers: many(payments.orderExternalId) }, (q, { numbers }) =>
  q
    .select({
      id: payments.id,
      number: payments.orderExternalId,
      tender: payments.tender,
      amount: payments.amount,
    })
    .from(payments)
    .where(inArray(payments.orderExternalId, numbers))
    .orderBy(asc(payments.capturedAt), asc(payments.id)),
);
const numbersOf = prepared({ orderExternalId: cases.orderExternalId }, (q, { orderExternalId }) =>
  q
    .select({ number: cases.number })
    .from(cases)
    .innerJoin(exchanges, eq(exchanges.caseId, cases.id))
    .where(eq(cases.orderExternalId, orderExternalId)),
);

/** What customers paid for differences of exchanges of an order: payments that name a case of it. */
export const differencePayments = async (db: Db, orderExternalId: string) => {
  const numbers = (await numbersOf(db, { orderExternalId })).map(({ number }) => number);
  return numbers.length === 0 ? [] : paymentsNaming(db, { numbers });
};

interface Recorded {
  lineNumber: number;
  at: number;
  event: LineEvent;
}
type Settled = Awaited<ReturnType<typeof settledOf>>[number];

const toSettled = ({ lineNumber, quantity, share, refundable, price }: Settled): SettledLine => ({
  lineNumber,
  quantity: quantity ?? 0,
  share: share ?? 0,
  refundable: refundable ?? 0,
  price: price ?? 0,
});

const isHeld = (state: string | null): boolean => HOLDING.some((one) => one === state);

interface Exchanged {
  caseId: number;
  settledAt: number;
  /** Whether the customer has the replacement, and the exchange holds its units no more. */
  isDone: boolean;
  lines: ReturnType<typeof surplusOf>;
}
/** Exchanges of an order whose difference was computed. */
const loadExchanged = async (
  db: Db,
  orderExternalId: string,
  now: number,
): Promise<Exchanged[]> => {
  const rows = await settledOf(db, { orderExternalId });
  if (rows.length === 0) return [];
  const payments = await differencePayments(db, orderExternalId);
  return [...groupBy(rows, ({ caseId }) => caseId)].flatMap(([caseId, lines]) => {
    const [first] = lines;
    if (!first) return [];
    const paid = payments.reduce(
      (sum, { number, amount }) => sum + (number === first.number ? amount : 0),
      0,
    );
    const refunded = isHeld(first.refundState) ? (first.refunded ?? 0) : 0;
    const isDone = first.shippedAt !== null && !isOpenAt(first, now);
    const known = { caseId, settledAt: first.settledAt ?? 0, isDone };
    return [{ ...known, lines: surplusOf(lines.map(toSettled), { paid, refunded }) }];
  });
};

const toEvents = ({ settledAt: at, lines }: Exchanged): Recorded[] =>
  lines.flatMap(({ lineNumber, units, surplus }): Recorded[] =>
    units > 0 ? [{ lineNumber, at, event: { is: 'exchanged', units, surplus } }] : [],
  );

/** A line of the order by what refunds and exchanges name it. */
export interface NamedLine {
  lineId: string;
  number: number;
}

const refunded = async (
  db: Db,
  orderExternalId: string,
  lines: readonly NamedLine[],
): Promise<Recorded[]> => {
  const own = (await holdingRefunds(db, { orderExternalId })).filter(({ kind }) => isOfUnits(kind));
  if (own.length === 0) return [];
  const parts = await linesOfRefunds(db, { ids: own.map(({ id }) => id) });
  return parts.flatMap(({ refundId, kind, lineId, quantity: units }): Recorded[] => {
    const line = lines.find((one) => one.lineId === lineId);
    const at = own.find(({ id }) => id === refundId)?.createdAt ?? 0;
    return kind === 'units' && line
      ? [{ lineNumber: line.number, at, event: { is: 'back', units } }]
      : [];
  });
};

/** By the id by which returns name the line; lines of which nothing was exchanged are left out. */
export const loadLineEvents = async (
  db: Db,
  orderExternalId: string,
  lines: readonly NamedLine[],
  now: number,
): Promise<ReadonlyMap<string, readonly LineEvent[]>> => {
  const made = (await loadExchanged(db, orderExternalId, now))
    .filter(({ isDone }) => isDone)
    .flatMap(toEvents);
  if (made.length === 0) return new Map();
  // What comes back at the same instant at which something was exchanged is recorded after it.
  const all = [...made, ...(await refunded(db, orderExternalId, lines))].sort(
    (one, other) => one.at - other.at,
  );
  return new Map(
    lines.flatMap(({ lineId, number }) => {
      const own = all.filter(({ lineNumber }) => lineNumber === number);
      return own.some(({ event }) => event.is === 'exchanged')
        ? [[lineId, own.map(({ event }) => event)] as const]
        : [];
    }),
  );
};

/** By line: what an exchange itself changed of the worth of its units, which it refunds instead; null where it is none. */
export const loadOwnSurplus = async (
  db: Db,
  orderExternalId: string,
  lines: readonly NamedLine[],
  { caseId, now }: { caseId: number; now: number },
): Promise<Record<string, number> | null> => {
  const own = (await loadExchanged(db, orderExternalId, now)).find((one) => one.caseId === caseId);
  if (!own) return null;
  return Object.fromEntries(
    own.lines.flatMap(({ lineNumber, surplus }) => {
      const line = lines.find(({ number }) => number === lineNumber);
      return line ? [[line.lineId, surplus]] : [];
    }),
  );
};
