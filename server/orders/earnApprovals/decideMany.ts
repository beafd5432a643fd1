/** The same decision on many late orders and events. */
import type { EarnDecided, EarnDecisions } from '#contract/orders/earnApprovals';
import type { Db } from '#db';
import { earnApprovals } from '#db/schema/orders/earning';
import { HttpError } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { decideEarning } from './decide.ts';

type Transaction = <T>(work: (tx: Db) => Promise<T>) => Promise<T>;

/** Each in a transaction of its own, so that one that was decided meanwhile does not keep the others from it. */
export const decideMany = async (
  transaction: Transaction,
  writer: Writer,
  { ids, decision, reason }: EarnDecisions,
): Promise<EarnDecided[]> => {
  const results: EarnDecided[] = [];
  for (const id of new Set(ids)) {
    let sourceId: string | null = null;
    try {
      await transaction(async (tx) => {
        const row = await getRow(tx, earnApprovals, id);
        sourceId = row.sourceId;
        await decideEarning(tx, writer, id, decision, { reason, version: row.version });
      });
      results.push({ id, sourceId, isDecided: true, error: null });
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      results.push({ id, sourceId, isDecided: false, error: error.key });
    }
  }
  return results;
};
