/** Price protection: the price fell after the order, as was seen on a day; each unit once. */
import { and, eq, isNull, ne } from 'drizzle-orm';
import { ProtectionOpening } from '#contract/service/returnCases';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { caseLines, cases } from '#db/schema/service/cases';
import { returnCasePrices, returnCases } from '#db/schema/service/returnCases';
import { dayOf } from '#shared/days';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { type CaseActing, caseAction, type CaseMove } from '../cases/caseKinds.ts';
import { refuseWithoutLines } from '../cases/create.ts';
import { loadCaseLines } from '../cases/record.ts';
import { quoteCase } from '../caseRefunds/pay.ts';
import { loadOrderFacts } from '../policies/lineFacts.ts';
import { sideOfReason } from '../returnCases/open.ts';
import { askedUnits, toRequest } from '../returnCases/request.ts';
import { isSeenInTime } from '../returnCases/rules.ts';
import { moneyApprovalFollows } from './approvesItself.ts';

const claim = () => ({
  refundKind: 'priceProtection' as const,
  amount: 0,
  deductions: [],
  returnFreight: 0,
  isPart: false,
});

const othersOf = prepared(
  { orderExternalId: cases.orderExternalId, id: cases.id },
  (q, { orderExternalId, id }) =>
    q
      .select({ lineNumber: caseLines.lineNumber })
      .from(cases)
      .innerJoin(caseLines, eq(caseLines.caseId, cases.id))
      .where(
        and(
          eq(cases.orderExternalId, orderExternalId),
          eq(cases.kind, 'priceProtection'),
          isNull(cases.closedAt),
          ne(cases.id, id),
        ),
      ),
);

/** Each line has its price, none is under another request, and the price was seen between the order and the request. */
const checkAsked = async (
  tx: Db,
  { settings }: CaseActing,
  { row, input: { prices, evidenceOn } }: CaseMove<ProtectionOpening>,
): Promise<void> => {
  const lines = await loadCaseLines(tx, row.id);
  refuseWithoutLines(lines);
  const isPriced = lines.every(({ lineNumber }) =>
    prices.some((price) => price.lineNumber === lineNumber),
  );
  if (!isPriced || prices.length > lines.length)
    throw invalid({ input: { prices: 'returnCases.errors.priceOfEach' } });
  const others = await othersOf(tx, { orderExternalId: row.orderExternalId ?? '', id: row.id });
  if (others.some(({ lineNumber }) => lines.some((line) => line.lineNumber === lineNumber)))
    throw conflict('returnCases.errors.protectionOpen');
  const order = await loadOrderFacts(tx, row.orderExternalId ?? '');
  const days = {
    placedOn: dayOf(order?.placedAt ?? row.openedAt, settings.timeZone),
    askedOn: dayOf(row.openedAt, settings.timeZone),
  };
  if (!isSeenInTime(evidenceOn, days))
    throw invalid({ input: { evidenceOn: 'returnCases.errors.seenOutOfTime' } });
};

export const openProtection = caseAction({
  input: ProtectionOpening,
  hasText: () => true,
  guards: {
    priceFell: async (tx, acting, move) => {
      await checkAsked(tx, acting, move);
      const { row, input } = move;
      const units = (await askedUnits(tx, row.id)).map((one) => ({
        ...one,
        unitPrice:
          input.prices.find(({ lineNumber }) => lineNumber === one.lineNumber)?.unitPrice ?? null,
      }));
      const asked = { ...row, responsibility: await sideOfReason(tx, row) };
      const request = await toRequest(tx, asked, claim(), units);
      const { total } = await quoteCase(tx, acting, asked, request);
      if (total === 0) throw conflict('returnCases.errors.priceNotFallen');
    },
  },
  effect: async (tx, acting, { row, input: { prices, evidence, evidenceOn } }) => {
    const responsibility = await sideOfReason(tx, row);
    await insertRows(tx, returnCases, [{ ...claim(), caseId: row.id, evidence, evidenceOn }]);
    await insertRows(
      tx,
      returnCasePrices,
      prices.map((price) => ({ ...price, caseId: row.id })),
    );
    const follows = await moneyApprovalFollows(tx, acting, { ...row, responsibility });
    return { values: { responsibility }, ...follows };
  },
});
