/** An exchange is approved, within the limits of whoever decides; what is converted before that is approved in the same way. */
import { SEND_DAYS } from '#contract/service/returnCases';
import type { Db } from '#db';
import { caseLines } from '#db/schema/service/cases';
import { endOfDays } from '#shared/days';
import { conflict } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import { quoteCase } from '../caseRefunds/pay.ts';
import { type CaseActing, caseAction, type CaseMove, type CaseRow } from '../cases/caseKinds.ts';
import { NOTHING } from '../cases/nothing.ts';
import { wasBy } from '../cases/otherPerson.ts';
import { loadCaseLines } from '../cases/record.ts';
import { isAboveLimit } from '../returnCases/approval.ts';
import { aboveLimitText, refuseFor, refuseOwnDecision } from '../returnCases/guards.ts';
import { changeExchange } from './load.ts';
import { refuseTaken } from './open.ts';
import { refuseByPolicy } from './policy.ts';
import { heldUntil } from './rules.ts';
import { refuseShortage } from './stock.ts';
import { refundLinesOf } from './worth.ts';

type Move = CaseMove<object>;

/** Above what an agent may refund alone a manager decides: goods leave the shop for it. Null where it is within that. */
export const withholdsApproval = async (
  db: Db,
  acting: CaseActing,
  row: CaseRow,
): Promise<string | null> =>
  acting.party === 'agent'
    ? aboveLimitText(await quoteCase(db, acting, row, await refundLinesOf(db, row)))
    : null;

export const refuseAboveLimit = async (tx: Db, acting: CaseActing, { row }: Move): Promise<void> =>
  refuseFor(await withholdsApproval(tx, acting, row));

/** All units that were asked for are agreed to. */
export const agreeTo = async (tx: Db, row: CaseRow): Promise<void> => {
  for (const { id, requested } of await loadCaseLines(tx, row.id))
    await updateRow(tx, caseLines, id, { approved: requested });
};

export const approve = caseAction({
  input: NOTHING,
  guards: {
    withinLimit: refuseAboveLimit,
    returnable: (tx, acting, { row }) => refuseTaken(tx, acting, row),
    otherPerson: refuseOwnDecision,
    approvesItself: async () => {
      throw conflict('cases.errors.notNow');
    },
  },
  effect: async (tx, acting, move) => {
    const { row, at } = move;
    const { timeZone } = acting.settings;
    await refuseByPolicy(tx, acting, move);
    await refuseShortage(tx, row, acting.now);
    await agreeTo(tx, row);
    await changeExchange(tx, row.id, { heldUntil: heldUntil(at, timeZone) });
    return { values: { lapsesAt: endOfDays(at, SEND_DAYS, timeZone) } };
  },
});

/** Above the limit of an agent somebody else looks at the goods than the person who approved. */
export const refuseOwnApproval = async (tx: Db, acting: CaseActing, move: Move): Promise<void> => {
  const { row } = move;
  if (!(await wasBy(tx, acting, row, 'approve'))) return;
  const quote = await quoteCase(tx, acting, row, await refundLinesOf(tx, row));
  if (await isAboveLimit(tx, acting, 'agent', { ...quote, kind: 'goods' }))
    throw conflict('returnCases.errors.ownApproval');
};
