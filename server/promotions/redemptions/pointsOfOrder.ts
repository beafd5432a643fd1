/** The points that pay for an order follow its redemption: held, spent, released and given back with it. */
import type { Db } from '#db';
import { mulDiv } from '#shared/money';
import { captureAllHolds } from '../../members/points/captureHolds.ts';
import { holdAllPoints, releaseAllHolds } from '../../members/points/holdPoints.ts';
import { restorePoints } from '../../members/points/restorePoints.ts';
import { orRefuse, type Outcome } from '../../members/points/spendPoints.ts';
import { loadProgramme } from '../../members/programme/load.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { spread } from '#shared/spread';
import type { RedemptionRow } from './record.ts';
import { type Units, unitsIn } from './unitsIn.ts';

export type WithPoints = Pick<
  RedemptionRow,
  'id' | 'orderId' | 'memberId' | 'points' | 'quote' | 'expiresAt' | 'createdAt'
>;

const sourceOf = ({ id }: Pick<RedemptionRow, 'id'>) =>
  ({ source: 'redemption', sourceId: String(id) }) as const;
const about = ({ orderId }: Pick<RedemptionRow, 'orderId'>) => ({ detail: { orderId } });

/** Throws 409 where another order has taken the points since they were quoted. */
export const holdQuoted = async (
  tx: Db,
  writer: Writer,
  rows: readonly WithPoints[],
): Promise<void> => {
  const holdings = rows.flatMap(({ memberId, points, expiresAt, ...row }) =>
    points > 0 && memberId !== null ? [{ memberId, points, expiresAt, ...sourceOf(row) }] : [],
  );
  if (holdings.length === 0) return;
  (await holdAllPoints(tx, writer, holdings)).forEach((outcome, index) =>
    orRefuse(outcome, holdings[index]?.points ?? 0),
  );
};

/** The order was paid. Not done where its time was over and the member does not have the points any more. */
export const spendHeld = async (tx: Db, writer: Writer, row: WithPoints): Promise<Outcome> => {
  if (row.points === 0) return { isDone: true, isNew: false };
  const capture = { ...sourceOf(row), ...about(row) };
  const [outcome] = await captureAllHolds(tx, writer, [capture]);
  return outcome ?? { isDone: true, isNew: false };
};

/** The order was cancelled before it was paid, or not paid in time. */
export const releaseHeld = async (tx: Db, writer: Writer, row: WithPoints): Promise<void> => {
  if (row.points > 0) await releaseAllHolds(tx, writer, [sourceOf(row)]);
};

/** The points of the units of each line: the points of the order in proportion to what they paid for it. */
export const pointsBack = (
  { points, quote: { lines } }: Pick<RedemptionRow, 'points' | 'quote'>,
  returned: Units,
): number => {
  const ofLines = spread(
    points,
    lines.map(({ pointsAmount = 0 }) => pointsAmount),
  );
  return lines.reduce((sum, { id, quantity }, index) => {
    const units = Math.min(unitsIn(returned, id), quantity);
    return sum + mulDiv(ofLines[index] ?? 0, units, quantity, 'down');
  }, 0);
};

const restore = async (
  tx: Db,
  writer: Writer,
  row: WithPoints,
  points: number,
  /** What was given back with it in all, so that the same is given back once. */
  total: number,
): Promise<void> => {
  const { memberId } = row;
  if (points <= 0 || memberId === null) return;
  const programme = await loadProgramme(tx, row.createdAt);
  if (!programme) return;
  await restorePoints(tx, writer, {
    memberId,
    spent: sourceOf(row),
    points,
    cause: { ...sourceOf(row), sourceLine: String(total) },
    returns: programme.terms.returns,
  });
};

/** Goods came back: the points of their units, of all that came back less what was given back for those before. */
export const restoreReturned = async (
  tx: Db,
  writer: Writer,
  row: WithPoints,
  before: Units,
  returned: Units,
): Promise<void> => {
  if (row.points === 0) return;
  const total = pointsBack(row, returned);
  await restore(tx, writer, row, total - pointsBack(row, before), total);
};

/** A paid order was cancelled or changed as a whole, or the last of its goods came back: all that is still spent. */
export const restoreRest = async (
  tx: Db,
  writer: Writer,
  row: WithPoints,
  before: Units,
): Promise<void> => {
  if (row.points > 0)
    await restore(tx, writer, row, row.points - pointsBack(row, before), row.points);
};
