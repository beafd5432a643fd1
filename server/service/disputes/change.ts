import type { Db } from '#db';
import { disputes } from '#db/schema/service/disputes';
import { invalid } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import type { CaseRow } from '../cases/caseKinds.ts';
import { loadDispute } from './load.ts';

/** Writes what the case is as a dispute. */
export const changeDispute = async (
  tx: Db,
  { id }: CaseRow,
  values: Partial<typeof disputes.$inferSelect>,
): Promise<void> => updateRow(tx, disputes, (await loadDispute(tx, id)).id, values);

/** 422 for a deadline that is over already. */
export const refusePast = (field: string, at: number, now: number): void => {
  if (at <= now) throw invalid({ input: { [field]: 'tickets.errors.followUpPassed' } });
};
