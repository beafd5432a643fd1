/** An exchange is asked for and decided on, by the policy and within the limits of whoever decides. */
import { and, desc, eq } from 'drizzle-orm';
import { rolesThatCan } from '#contract/platform/access';
import type { CaseAction } from '#contract/service/caseActions';
import { ExchangeOpening } from '#contract/service/exchanges';
import type { ReturnPurpose } from '#contract/service/policies';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { returnReasons } from '#db/schema/orders/returnReasons';
import { caseLines, cases, caseSteps } from '#db/schema/service/cases';
import { exchanges } from '#db/schema/service/exchanges';
import { conflict, forbidden, invalid } from '../../platform/http/errors.ts';
import { findRow, updateRow } from '../../platform/records/records.ts';
import { orderIdOf, quoteCase } from '../caseRefunds/pay.ts';
import { type CaseActing, caseAction, type CaseMove, type CaseRow } from '../cases/caseKinds.ts';
import { NOTHING } from '../cases/nothing.ts';
import { loadCaseLines } from '../cases/record.ts';
import { refuseTakenUnits } from '../caseUnits/guard.ts';
import { loadOrderFacts } from '../policies/lineFacts.ts';
import { loadPolicy } from '../policies/load.ts';
import { mayReturn } from '../policies/rules.ts';
import { changeExchange } from './load.ts';
import { saveReplacements } from './replacements.ts';
import { heldUntil } from './rules.ts';
import { refuseShortage } from './stock.ts';
import { refundLinesOf } from './worth.ts';

type Move = CaseMove<object>;

const stepsBy = prepared(
  { caseId: caseSteps.caseId, action: caseSteps.action },
  (q, { caseId, action }) =>
    q
      .select({ actorId: caseSteps.actorId })
      .from(caseSteps)
      .where(and(eq(caseSteps.caseId, caseId), eq(caseSteps.action, action)))
      .orderBy(desc(caseSteps.id)),
);
/** Whoever took this step last; undefined where nobody has. */
const lastBy = async (db: Db, caseId: number, action: CaseAction) =>
  (await stepsBy(db, { caseId, action }))[0]?.actorId;

const reasonByCode = prepared({ code: returnReasons.code }, (q, { code }) =>
  q
    .select({ responsibility: returnReasons.responsibility })
    .from(returnReasons)
    .where(eq(returnReasons.code, code)),
);
const responsibilityOf = async (db: Db, { reasonCode, responsibility }: CaseRow) => {
  if (responsibility !== 'undetermined' || reasonCode === null) return responsibility;
  return (await reasonByCode(db, { code: reasonCode }))[0]?.responsibility ?? responsibility;
};

/** Goods that something is wrong with are exchanged for as long as faults are answered for. */
const purposeOf = async (db: Db, row: CaseRow): Promise<ReturnPurpose> => {
  const by = await responsibilityOf(db, row);
  return by === 'merchant' || by === 'supplier' || by === 'carrier' ? 'fault' : 'exchange';
};

/** What the policy says of each line; a manager decides otherwise with a reason. An exchange instead of a repair was decided there. */
const refuseByPolicy = async (tx: Db, acting: CaseActing, { row, reason }: Move): Promise<void> => {
  const parent = row.parentId === null ? undefined : await findRow(tx, cases, row.parentId);
  if (parent?.kind === 'repair' || (acting.party === 'manager' && reason !== null)) return;
  const policy = await loadPolicy(tx, row.openedAt);
  const order = await loadOrderFacts(tx, row.orderExternalId ?? '');
  if (!policy || !order) return;
  const purpose = await purposeOf(tx, row);
  const { timeZone } = acting.settings;
  for (const { lineNumber } of await loadCaseLines(tx, row.id)) {
    const line = order.lines.find(({ number }) => number === lineNumber);
    if (!line) continue;
    const { answer } = mayReturn(
      policy.terms,
      { ...line, freeUnits: 1 },
      { purpose, timeZone },
      row.openedAt,
    );
    if (answer !== 'allowed' && answer !== 'notDelivered')
      throw conflict(`exchanges.errors.policy.${answer}`);
  }
};

const refuseTaken = async (tx: Db, acting: CaseActing, move: Move): Promise<void> => {
  if ((await loadCaseLines(tx, move.row.id)).length === 0)
    throw invalid({ lines: 'cases.errors.noLines' });
  await refuseTakenUnits(tx, acting, move.row, true);
};

export const open = caseAction({
  input: ExchangeOpening,
  guards: {
    returnable: async (tx, acting, move) => {
      await refuseTaken(tx, acting, move);
      // A manager says why at the approval.
      if (acting.party !== 'manager') await refuseByPolicy(tx, acting, move);
    },
  },
  effect: async (tx, _acting, { row, input }) => {
    await insertRows(tx, exchanges, [{ caseId: row.id }]);
    await saveReplacements(tx, row, input);
  },
});

/** Above what an agent may refund alone a manager decides: goods leave the shop for it. */
const refuseAboveLimit = async (tx: Db, acting: CaseActing, { row }: Move): Promise<void> => {
  if (acting.party !== 'agent') return;
  await orderIdOf(tx, row);
  const quote = await quoteCase(tx, acting, row, await refundLinesOf(tx, row));
  if (quote.approvalAbove !== null) throw forbidden(rolesThatCan('cases', 'decide'));
};

const refuseSamePerson =
  (action: CaseAction, key: string) =>
  async (tx: Db, { actor }: CaseActing, { row }: Move): Promise<void> => {
    if ((await lastBy(tx, row.id, action)) === actor.id) throw conflict(key);
  };

const SHIPPING_DAYS = 7;
const DAY_MS = 86_400_000;

export const approve = caseAction({
  input: NOTHING,
  guards: {
    withinLimit: refuseAboveLimit,
    returnable: refuseTaken,
    otherPerson: refuseSamePerson('reject', 'exchanges.errors.ownDecision'),
    approvesItself: async () => {
      throw conflict('cases.errors.notNow');
    },
  },
  effect: async (tx, acting, move) => {
    const { row, at } = move;
    await refuseByPolicy(tx, acting, move);
    await refuseShortage(tx, row, acting.now);
    for (const { id, requested } of await loadCaseLines(tx, row.id))
      await updateRow(tx, caseLines, id, { approved: requested });
    await changeExchange(tx, row.id, { heldUntil: heldUntil(at) });
    const responsibility = await responsibilityOf(tx, row);
    return { values: { responsibility, lapsesAt: at + SHIPPING_DAYS * DAY_MS } };
  },
});

export const appeal = caseAction({
  input: NOTHING,
  guards: {
    once: async (tx, _acting, { row }) => {
      if ((await stepsBy(tx, { caseId: row.id, action: 'appeal' })).length > 0)
        throw conflict('exchanges.errors.appealedOnce');
    },
  },
});
export const reject = caseAction({
  input: NOTHING,
  guards: { otherPerson: refuseSamePerson('reject', 'exchanges.errors.ownDecision') },
});

/** Whoever found the goods is not alone in refusing them. */
export const failInspection = caseAction({
  input: NOTHING,
  guards: { coSigned: refuseSamePerson('inspect', 'exchanges.errors.ownInspection') },
});

/** Above the limit of an agent somebody else looks at the goods than the person who approved. */
export const refuseOwnApproval = async (tx: Db, acting: CaseActing, move: Move): Promise<void> => {
  if ((await lastBy(tx, move.row.id, 'approve')) !== acting.actor.id) return;
  const quote = await quoteCase(
    tx,
    { ...acting, party: 'agent', actor: { ...acting.actor, id: null } },
    move.row,
    await refundLinesOf(tx, move.row),
  );
  if (quote.approvalAbove !== null) throw conflict('exchanges.errors.ownDecision');
};
