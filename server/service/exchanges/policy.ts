/** What the after-sales policy says of an exchange, with whoever answers for its goods. */
import type { Db } from '#db';
import { cases } from '#db/schema/service/cases';
import { conflict } from '../../platform/http/errors.ts';
import { findRow } from '../../platform/records/records.ts';
import type { CaseActing, CaseMove } from '../cases/caseKinds.ts';
import { loadCaseLines } from '../cases/record.ts';
import { loadOrderFacts } from '../policies/lineFacts.ts';
import { loadPolicy } from '../policies/load.ts';
import { mayReturn } from '../policies/rules.ts';
import { purposeOf } from '../returnCases/rules.ts';

/**
 * What the policy says of each line; a manager decides otherwise with a reason. Goods that something is wrong with are
 * exchanged for as long as faults are answered for; an exchange instead of a repair was decided there.
 */
export const refuseByPolicy = async (
  tx: Db,
  acting: CaseActing,
  { row, reason }: Pick<CaseMove<unknown>, 'row' | 'reason'>,
): Promise<void> => {
  const parent = row.parentId === null ? undefined : await findRow(tx, cases, row.parentId);
  if (parent?.kind === 'repair' || (acting.party === 'manager' && reason !== null)) return;
  const policy = await loadPolicy(tx, row.openedAt);
  const order = await loadOrderFacts(tx, row.orderExternalId ?? '');
  if (!policy || !order) return;
  const purpose = purposeOf(row.responsibility, 'exchange');
  const { timeZone } = acting.settings;
  for (const { lineNumber } of await loadCaseLines(tx, row.id)) {
    const line = order.lines.find(({ number }) => number === lineNumber);
    if (!line) continue;
    const facts = { ...line, freeUnits: 1 };
    const { answer } = mayReturn(policy.terms, facts, { purpose, timeZone }, row.openedAt);
    if (answer !== 'allowed' && answer !== 'notDelivered')
      throw conflict(`exchanges.errors.policy.${answer}`);
  }
};
