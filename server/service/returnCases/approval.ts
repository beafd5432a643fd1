/** Whether a request is approved: by the policy alone, by an agent, or by a manager who says why. */
import type { DecidedResponsibility } from '#contract/orders/responsibilities';
import type { RefundQuote } from '#contract/service/refundQuotes';
import type { Db } from '#db';
import { orders } from '#db/schema/orders/orders';
import { invalid } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import type { CaseActing, CaseRow } from '../cases/caseKinds.ts';
import { quoteCase } from '../caseRefunds/pay.ts';
import { loadPolicy } from '../policies/load.ts';
import { freightPayer } from '../policies/rules.ts';
import { type Granted, isApprovedAtOnce, limitExceeded } from '../refundQuotes/limits.ts';
import { loadTerms } from '../policies/inForce.ts';
import type { Role } from '#contract/platform/access';
import { DAY_MS } from '#shared/days';
import { requireWords } from '../tickets/customers.ts';
import { aboveLimitText, againstPolicyText, refuseFor } from './guards.ts';
import { loadReturnCase, type ReturnCase } from './load.ts';
import { askedUnits, toRequest } from './request.ts';
import { isDecided } from './rules.ts';

/** Units of the lines that somebody is about to approve; none for all that was asked for. */
export type ChosenUnits = readonly { lineNumber: number; quantity: number }[];

/** What the case would come to as it was asked for, or of what is chosen of that, with whoever answers for it. */
export const quoteAsked = async (
  db: Db,
  acting: CaseActing,
  row: CaseRow,
  claim: ReturnCase,
  chosen: ChosenUnits = [],
): Promise<RefundQuote> => {
  const asked = await askedUnits(db, row.id);
  const chosenOf = (of: number) =>
    chosen.find(({ lineNumber }) => lineNumber === of)?.quantity ?? 0;
  const units =
    chosen.length === 0
      ? asked
      : asked.map((one) => ({ ...one, units: Math.min(one.units, chosenOf(one.lineNumber)) }));
  return quoteCase(db, acting, row, await toRequest(db, row, claim, units));
};

/** Whether an amount is more than a role decides alone, with what was granted of the order before. */
export const isAboveLimit = async (
  db: Db,
  { settings, now }: Pick<CaseActing, 'settings' | 'now'>,
  role: Role | null,
  asked: Granted,
): Promise<boolean> =>
  limitExceeded((await loadTerms(db, settings, now)).terms, role, asked) !== null;

const isOffThePolicy = ({ answer }: Pick<ReturnCase, 'answer'>): boolean =>
  answer !== null && answer !== 'allowed' && answer !== 'notDelivered';

/** The guard `approvesItself`: within the policy and its limit, where it is clear who answers for it and where goods are sent. */
export const mayApproveItself = async (
  db: Db,
  acting: CaseActing,
  row: CaseRow,
): Promise<boolean> => {
  const policy = await loadPolicy(db, row.openedAt);
  const claim = await loadReturnCase(db, row.id);
  if (policy === null || !isDecided(row.responsibility) || isOffThePolicy(claim)) return false;
  if (row.kind === 'return' && !policy.terms.returnAddress) return false;
  const quote = await quoteAsked(db, acting, row, claim);
  const { terms } = await loadTerms(db, acting.settings, acting.now);
  return isApprovedAtOnce(terms, { ...quote, kind: claim.refundKind });
};

/** Why an agent does not approve this, as a message: it is against the policy, or above the limit. */
const beyondAgent = async (
  db: Db,
  acting: CaseActing,
  row: CaseRow,
  chosen: ChosenUnits = [],
): Promise<string | null> => {
  if (acting.party === 'manager') return null;
  const claim = await loadReturnCase(db, row.id);
  if (isOffThePolicy(claim)) return againstPolicyText();
  return aboveLimitText(await quoteAsked(db, acting, row, claim, chosen));
};

/** What of it is said before: of several units an agent may approve fewer. */
export const withholdsApproval = async (
  db: Db,
  acting: CaseActing,
  row: CaseRow,
): Promise<string | null> => {
  const why = await beyondAgent(db, acting, row);
  if (why === null || row.kind !== 'return' || isOffThePolicy(await loadReturnCase(db, row.id)))
    return why;
  const units = (await askedUnits(db, row.id)).reduce((sum, one) => sum + one.units, 0);
  return units > 1 ? null : why;
};

/** The guard `withinLimit` of people: what is above an agent's limit, or against the policy, is for a manager with a reason. */
export const refuseBeyondRole = async (
  tx: Db,
  acting: CaseActing,
  row: CaseRow,
  reason: string | null,
  chosen: ChosenUnits = [],
): Promise<void> => {
  refuseFor(await beyondAgent(tx, acting, row, chosen));
  if (isOffThePolicy(await loadReturnCase(tx, row.id)))
    await requireWords(tx, row.ticketId, reason, 'returnCases.errors.reasonAgainstPolicy');
};

/** Who answers for it: as is said now, else as the reason or somebody before has said. */
export const decidedSide = (
  row: CaseRow,
  said: DecidedResponsibility | null,
): DecidedResponsibility => {
  const side = said ?? row.responsibility;
  if (!isDecided(side)) throw invalid({ input: { responsibility: 'ra.validation.required' } });
  return side;
};

/** What an approval writes down: the amount and until when it holds, who pays for sending by the policy of the order, as in its refund, and who approved it. */
export const approvedFields = async (
  tx: Db,
  acting: CaseActing,
  row: CaseRow,
  at: number,
): Promise<Partial<ReturnCase> & { quoted: number }> => {
  const claim = await loadReturnCase(tx, row.id);
  const quote = await quoteAsked(tx, acting, row, claim);
  const quoted = quote.total;
  const { terms } = await loadTerms(tx, acting.settings, at);
  const { placedAt } = await getRow(tx, orders, quote.orderId);
  const ofOrder = await loadTerms(tx, acting.settings, placedAt);
  return {
    quoted,
    quotedUntil: at + terms.quoteDays * DAY_MS,
    freightPayer: freightPayer(ofOrder.terms, row.responsibility),
    approverId: acting.actor.id,
    isAboveAgent: await isAboveLimit(tx, acting, 'agent', { ...quote, kind: claim.refundKind }),
  };
};
