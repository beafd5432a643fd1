/** What an adjustment would do to a member: it is made in a transaction that is taken back. */
import type {
  AdjustmentInput,
  AdjustmentPreview,
  MemberStand,
} from '#contract/members/adjustments';
import type { Db } from '#db';
import type { Context } from '../../platform/http/context.ts';
import { rolledBack } from '../../platform/records/rolledBack.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';
import { showLevels } from '../levels/show.ts';
import { showPoints } from '../points/show.ts';
import { createAdjustment } from './create.ts';
import { loadGrowthTotals } from '../growth/totals.ts';

const standOf = async (tx: Db, memberId: number, now: number): Promise<MemberStand> => {
  const { balance, lots } = await showPoints(tx, memberId, now);
  const { level } = await showLevels(tx, memberId, now);
  const growth = (await loadGrowthTotals(tx, [memberId])).get(memberId) ?? 0;
  return { balance, lots, growth, level };
};

const tryOut = async (
  tx: Db,
  writer: Writer,
  role: Context['role'],
  input: AdjustmentInput,
): Promise<AdjustmentPreview> => {
  const before = await standOf(tx, input.memberId, writer.now);
  const { excess } = await createAdjustment(tx, writer, role, input, { isTrial: true });
  return { before, after: await standOf(tx, input.memberId, writer.now), approval: excess };
};

export const previewAdjustment = async (
  context: Context,
  input: AdjustmentInput,
): Promise<AdjustmentPreview> => {
  const writer = await writerOf(context);
  return rolledBack(context.connection.transaction, (tx) =>
    tryOut(tx, writer, context.role, input),
  );
};
