/** What is as new and was accepted goes back into stock; what goes back to the customer never does. */
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { instructions } from '#db/schema/orders/instructions';
import { caseInstructions } from '#db/schema/service/caseUnits';
import { giveInstruction } from '../../orders/instructions/actions.ts';
import { loadRepeatable } from '../../orders/instructions/checkAsked.ts';
import type { CaseActing, CaseRow } from '../cases/caseKinds.ts';
import { loadCaseLines } from '../cases/record.ts';
import { asSystem } from '../cases/step.ts';
import { loadInspected } from './actions.ts';
import { loadReplacedLines } from './exchanged.ts';
import { restockable } from './replaced.ts';

const askedOf = prepared({ caseId: caseInstructions.caseId }, (q, { caseId }) =>
  q
    .select({ outcome: instructions.outcome, withdrawnAt: instructions.withdrawnAt })
    .from(caseInstructions)
    .innerJoin(instructions, eq(instructions.id, caseInstructions.instructionId))
    .where(and(eq(caseInstructions.caseId, caseId), eq(instructions.kind, 'restock'))),
);
const wasAsked = async (db: Db, caseId: number): Promise<boolean> =>
  (await askedOf(db, { caseId })).some(
    ({ outcome, withdrawnAt }) => outcome === 'done' || (outcome === null && withdrawnAt === null),
  );

/** Once the goods of a case are accepted: asks the shop for it, once, as far as it was not asked to already. */
export const restockAccepted = async (tx: Db, acting: CaseActing, row: CaseRow): Promise<void> => {
  const { id, orderExternalId } = row;
  if (orderExternalId === null || (await wasAsked(tx, id))) return;
  const asked = restockable(
    await loadInspected(tx, id),
    await loadCaseLines(tx, id),
    await loadReplacedLines(tx, row, acting.now),
  );
  const left = await loadRepeatable(tx, orderExternalId, 'restock', acting.now);
  const lines = asked.flatMap(({ sku, quantity }) => {
    const most = left.find((line) => line.sku === sku)?.quantity ?? 0;
    return most > 0 ? [{ sku, quantity: Math.min(quantity, most) }] : [];
  });
  if (lines.length === 0) return;
  const common = { orderExternalId, place: null, dueAt: null, note: null };
  // What a customer accepts the console asks for.
  const giver = acting.party === 'customer' ? asSystem(acting) : acting;
  const instructionId = await giveInstruction(tx, giver, { ...common, kind: 'restock', lines });
  await insertRows(tx, caseInstructions, [{ caseId: id, instructionId }]);
};
