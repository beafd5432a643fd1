/** How much an agent offers alone of the worth of goods that failed their inspection: what was granted of the order counts. */
import type { RefundRequest } from '#contract/service/refundQuotes';
import type { Db } from '#db';
import { message } from '#shared/fields';
import { invalid } from '../../platform/http/errors.ts';
import type { CaseActing, CaseRow } from '../cases/caseKinds.ts';
import { quoteCase } from '../caseRefunds/pay.ts';
import { loadTerms } from '../policies/inForce.ts';
import { limitExceeded, limitUse } from '../refundQuotes/limits.ts';
import { aboveLimitText, deciders, refuseFor } from './guards.ts';

/** By the limits of an agent, as if the part were refunded now. */
const limitsOf = async (
  db: Db,
  acting: CaseActing,
  row: CaseRow,
  { request, total }: { request: RefundRequest; total: number },
) => {
  const quote = await quoteCase(db, acting, row, request);
  const { terms } = await loadTerms(db, acting.settings, acting.now);
  const asked = { ...quote, kind: 'goods' as const, total };
  const { limit, before } = limitUse(terms, 'agent', asked);
  return { limit, before, above: limitExceeded(terms, 'agent', asked) };
};

/** 422 at the field, with what the goods are worth, whoever offers it: no limit is above that. */
export const refusePartBeyondGoods = async (
  tx: Db,
  acting: CaseActing,
  row: CaseRow,
  { request, total }: { request: RefundRequest; total: number },
): Promise<void> => {
  const { goods } = await quoteCase(tx, acting, row, request);
  if (total < goods) return;
  const error = message('returnCases.errors.partOutOfRange', { amount: goods });
  throw invalid({ input: { amount: error } });
};

/** The guard `withinLimit` of an offer: above what an agent approves alone it is a manager's to make. */
export const refusePartAboveLimit = async (
  tx: Db,
  acting: CaseActing,
  row: CaseRow,
  offer: { request: RefundRequest; total: number },
): Promise<void> => {
  if (acting.party === 'manager') return;
  const { above: approvalAbove, before: grantedAlone } = await limitsOf(tx, acting, row, offer);
  refuseFor(aboveLimitText({ approvalAbove, grantedAlone, total: offer.total }));
};

/** What the dialog of an agent says of it before; null without a limit, and for others. */
export const partLimitText = async (
  db: Db,
  acting: CaseActing,
  row: CaseRow,
  request: RefundRequest,
): Promise<string | null> => {
  if (acting.party !== 'agent' || request.lines.length === 0) return null;
  const { limit, before } = await limitsOf(db, acting, row, { request, total: 0 });
  if (limit === null) return null;
  const left = Math.max(0, limit - before);
  return message('withheld.upTo', { limit: left, roles: deciders() });
};
