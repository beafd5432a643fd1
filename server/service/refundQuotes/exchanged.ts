/** Loads what exchanges of an order changed of the value of its refunds. */
import type { RefundRequest } from '#contract/service/refundQuotes';
import type { Db } from '#db';
import { mulDiv } from '#shared/money';
import { loadLineEvents } from '../exchangeValues/events.ts';
import { loadOwnSurplus } from '../exchangeValues/load.ts';
import { refundedBeyond, surplusOfUnits } from '../exchangeValues/lineEvents.ts';
import { refundBeside } from '../exchangeValues/rules.ts';
import { loadFreelyReplaced } from '../freeReplacements/load.ts';
import { loadLineIds } from '../refunds/lineIds.ts';
import type { RefundFacts } from './rules.ts';

/** What exchanges changed: by line, of the worth of the units that are asked for; and of what the store refunded itself. */
export const loadExchanged = async (
  db: Db,
  { externalId }: { externalId: string },
  value: RefundFacts['value'],
  { caseId, replaced = {}, now }: Pick<RefundRequest, 'caseId' | 'replaced'> & { now: number },
): Promise<
  Pick<RefundFacts, 'surplus' | 'value'> & {
    surplusLeft: RefundFacts['surplus'];
    neverReplaced: RefundFacts['surplus'];
    freelyReplaced: Awaited<ReturnType<typeof loadFreelyReplaced>>;
  }
> => {
  const ids = await loadLineIds(db, externalId);
  const events = await loadLineEvents(db, externalId, ids, { now });
  const own =
    caseId === undefined ? null : await loadOwnSurplus(db, externalId, ids, { caseId, now });
  const beyond = value.lines.reduce(
    (sum, { id, paidInAll, ordered }) =>
      sum +
      refundedBeyond(events.get(id) ?? [], (units) => mulDiv(paidInAll, units, ordered, 'down')),
    0,
  );
  return {
    value: { ...value, refund: refundBeside(value, beyond) },
    surplusLeft: Object.fromEntries(
      value.lines.map(({ id, ordered, returnedBefore }) => [
        id,
        surplusOfUnits(events.get(id) ?? [], ordered - returnedBefore),
      ]),
    ),
    neverReplaced: own?.neverReplaced ?? {},
    freelyReplaced: await loadFreelyReplaced(db, externalId, value.lines, { ids, caseId, now }),
    surplus:
      own?.surplus ??
      Object.fromEntries(
        value.lines.map(({ id, quantity }) => [
          id,
          surplusOfUnits(events.get(id) ?? [], quantity, replaced[id] ?? null),
        ]),
      ),
  };
};
