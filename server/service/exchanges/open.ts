/** An exchange is asked for: of goods that are free, and as the policy says for all but managers. */
import { ExchangeOpening } from '#contract/service/exchanges';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { exchanges } from '#db/schema/service/exchanges';
import { invalid } from '../../platform/http/errors.ts';
import { type CaseActing, caseAction, type CaseRow } from '../cases/caseKinds.ts';
import { loadCaseLines } from '../cases/record.ts';
import { refuseTakenUnits } from '../caseUnits/guard.ts';
import { sideOfReason } from '../returnCases/open.ts';
import { refuseByPolicy } from './policy.ts';
import { saveReplacements } from './replacements.ts';

/** The guard `returnable`. */
export const refuseTaken = async (tx: Db, acting: CaseActing, row: CaseRow): Promise<void> => {
  if ((await loadCaseLines(tx, row.id)).length === 0)
    throw invalid({ lines: 'cases.errors.noLines' });
  await refuseTakenUnits(tx, acting, row, true);
};

export const open = caseAction({
  input: ExchangeOpening,
  guards: {
    returnable: async (tx, acting, move) => {
      const responsibility = await sideOfReason(tx, move.row);
      await refuseTaken(tx, acting, move.row);
      // A manager says why at the approval.
      const row = { ...move.row, responsibility };
      if (acting.party !== 'manager') await refuseByPolicy(tx, acting, { ...move, row });
    },
  },
  effect: async (tx, _acting, { row, input }) => {
    await insertRows(tx, exchanges, [{ caseId: row.id }]);
    await saveReplacements(tx, row, input);
    // What the reason says later is of later cases.
    return { values: { responsibility: await sideOfReason(tx, row) } };
  },
});
