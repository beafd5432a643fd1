/** Units that came in and were not accepted are sent back to the customer, in one parcel. */
import type { Db } from '#db';
import { loadCaseParcels } from '../caseParcels/save.ts';
import type { CaseRow } from '../cases/caseKinds.ts';
import { loadInspected } from './actions.ts';
import { refusedUnits } from './rules.ts';

/** Whether such units are still here. */
export const hasRefusedUnits = async (
  db: Db,
  { id, responsibility }: Pick<CaseRow, 'id' | 'responsibility'>,
): Promise<boolean> =>
  refusedUnits(await loadInspected(db, id), responsibility) > 0 &&
  !(await loadCaseParcels(db, id)).some(({ direction }) => direction === 'back');
