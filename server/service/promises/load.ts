/** Reads the money that open cases about an order have promised, and the promise that a case pays. */
import { and, eq, isNull } from 'drizzle-orm';
import type { OpenPromise } from '#contract/service/promises';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { cases } from '#db/schema/service/cases';
import { caseRemedies } from '#db/schema/service/remedies';
import { caseAt, isOpenAt } from '../cases/rules.ts';
import { findRow } from '../../platform/records/records.ts';
import { loadPromised } from '../remedies/load.ts';
import { CARRIED_OUT, STANDING } from '../remedies/rules.ts';
import { leftOf } from './rules.ts';

const openOf = prepared({ orderExternalId: cases.orderExternalId }, (q, { orderExternalId }) =>
  q
    .select()
    .from(cases)
    .where(and(eq(cases.orderExternalId, orderExternalId), isNull(cases.closedAt)))
    .orderBy(cases.id),
);

/** What is left to give, by the age of the cases. */
export const loadOpenPromises = async (
  db: Db,
  orderExternalId: string,
  now: number,
): Promise<OpenPromise[]> => {
  const found: OpenPromise[] = [];
  for (const row of await openOf(db, { orderExternalId })) {
    const { stage } = caseAt(row, now);
    if (!isOpenAt(row, now) || !STANDING.includes(stage)) continue;
    for (const { id, kind, amount, given, state, childCaseId } of await loadPromised(
      db,
      row.id,
      now,
    )) {
      if (kind !== 'refund' || amount === null || state === 'done') continue;
      const child = childCaseId === null ? undefined : await findRow(db, cases, childCaseId);
      const promise = {
        remedyId: id,
        caseId: row.id,
        caseNumber: row.number,
        amount,
        given,
        isAgreed: CARRIED_OUT[row.kind]?.includes(stage) === true,
        payingCase: child && isOpenAt(child, now) ? child.number : null,
      };
      if (leftOf(promise) > 0) found.push(promise);
    }
  }
  return found;
};

const paidBy = prepared({ childCaseId: caseRemedies.childCaseId }, (q, { childCaseId }) =>
  q
    .select({ id: caseRemedies.id, caseId: caseRemedies.caseId })
    .from(caseRemedies)
    .where(eq(caseRemedies.childCaseId, childCaseId)),
);
/** What is left of the promise that a case pays; null for a case that pays none. */
export const leftForCase = async (
  db: Db,
  childCaseId: number,
  now: number,
): Promise<number | null> => {
  const [named] = await paidBy(db, { childCaseId });
  if (!named) return null;
  const promised = (await loadPromised(db, named.caseId, now)).find(({ id }) => id === named.id);
  if (promised?.kind !== 'refund' || promised.amount === null) return null;
  if (promised.state === 'done') return 0;
  return leftOf({ amount: promised.amount, given: promised.given });
};
