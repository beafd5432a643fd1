/** Begins what was agreed: a case of its own where the goods of this one are what it asks for. */
import type { Db } from '#db';
import type { CaseActing, CaseRow } from '../cases/caseKinds.ts';
import { createCase } from '../cases/create.ts';
import { loadNewest } from './load.ts';
import { loadCaseLines } from '../cases/record.ts';
import { beginsWith } from './rules.ts';
import { refuseAgreedAboveOrder } from './withinOrder.ts';

export const beginRemedies = async (tx: Db, acting: CaseActing, row: CaseRow): Promise<void> => {
  const remedies = await loadNewest(tx, row.id);
  await refuseAgreedAboveOrder(tx, acting, row, remedies);
  const lines = (await loadCaseLines(tx, row.id)).map(({ lineNumber, requested }) => ({
    lineNumber,
    quantity: requested,
  }));
  for (const { kind } of remedies) {
    const child = beginsWith(kind, lines);
    if (child === null) continue;
    // Opened by whoever accepted, not by the console: the tables of these kinds ask for staff.
    const opener: CaseActing = { ...acting, party: 'manager' };
    await createCase(
      tx,
      opener,
      {
        ticketId: row.ticketId,
        kind: child,
        orderExternalId: row.orderExternalId,
        reasonCode: row.reasonCode,
        lines,
        input: {},
        parentId: row.id,
        ownerId: row.ownerId,
      },
      { isTold: false },
    );
  }
};
