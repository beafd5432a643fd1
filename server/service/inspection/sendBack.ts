/** Units that came in and were not accepted are sent back to the customer, in one parcel. */
import type { Db } from '#db';
import { loadCaseParcels } from '../caseParcels/save.ts';
import { type AcceptingCase, loadAcceptance } from './acceptance.ts';
import { loadInspected } from './actions.ts';
import { refusedUnits } from './rules.ts';

/** Whether such units are still here. */
export const hasRefusedUnits = async (db: Db, row: AcceptingCase): Promise<boolean> =>
  refusedUnits(await loadInspected(db, row.id), await loadAcceptance(db, row)) > 0 &&
  !(await loadCaseParcels(db, row.id)).some(({ direction }) => direction === 'back');
