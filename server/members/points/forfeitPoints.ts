/** Clears the points of members who were inactive for long. */
import type { PointSource } from '#contract/members/points';
import type { Db } from '#db';
import type { Writer } from '../../platform/records/writer.ts';
import { keyText, loadKnown } from './loadKnown.ts';
import { openLedger } from './openLedger.ts';
import { forfeit } from './plan/forfeit.ts';

export interface Forfeiture {
  memberId: number;
  source: PointSource;
  sourceId: string;
  /** When the points were due to be cleared. */
  occurredAt: number;
  reason?: string | null;
  detail?: Record<string, unknown> | null;
}
const keyOf = ({ memberId, source, sourceId }: Forfeiture) =>
  ({ memberId, type: 'forfeit', source, sourceId, sourceLine: '', ruleKey: '' }) as const;

/** Everything that can be spent, once for the source; pending and held points stay. Returns the points of each. */
export const forfeitPoints = async (
  tx: Db,
  writer: Writer,
  all: readonly Forfeiture[],
): Promise<number[]> => {
  const done = new Set((await loadKnown(tx, all.map(keyOf))).keys());
  const ledger = await openLedger(
    tx,
    writer,
    all.map(({ memberId }) => memberId),
  );
  const forfeited = all.map((one): number => {
    const key = keyText(keyOf(one));
    if (done.has(key)) return 0;
    done.add(key);
    const { memberId, source, sourceId, occurredAt, reason = null, detail = null } = one;
    const entry = { source, sourceId, sourceLine: '', occurredAt, reason, detail };
    const cleared = ledger.plansOf(memberId).map((record) => ({
      memberId: record.memberId,
      ...forfeit(record.plan, entry, writer.now),
    }));
    ledger.keep(cleared);
    return cleared.reduce((sum, { forfeited: points }) => sum + points, 0);
  });
  await ledger.write();
  return forfeited;
};
