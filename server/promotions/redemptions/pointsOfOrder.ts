/** The points that pay for an order follow its redemption: held, spent, released and given back with it. */
import type { Db } from '#db';
import { mulDiv } from '#shared/money';
import { captureAllHolds } from '../../members/points/captureHolds.ts';
import { holdAllPoints, releaseAllHolds } from '../../members/points/holdPoints.ts';
import { loadSpendings, spentText } from '../../members/points/loadSpendings.ts';
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

/** The points of the units of each line: `points` in proportion to what they paid for it. */
const pointsBack = (
  points: number,
  { lines }: Pick<RedemptionRow['quote'], 'lines'>,
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

/** What the order has spent, which may be less than it held where it was paid late, and what was given back of it. */
const loadSpending = async (tx: Db, row: Pick<RedemptionRow, 'id'>) => {
  const spendings = (await loadSpendings(tx, [sourceOf(row)])).get(spentText(sourceOf(row)));
  if (!spendings) return null;
  const parts = spendings.flatMap((spending) => spending.parts);
  const sumOf = (of: 'points' | 'restored') => parts.reduce((sum, part) => sum + part[of], 0);
  return { points: sumOf('points'), restored: sumOf('restored') };
};

/** What the units of `after` give back in points beyond those of `before`. */
export const pointsBetween = async (
  db: Db,
  row: WithPoints,
  before: Units,
  after: Units,
): Promise<number> => {
  const spent = row.points > 0 ? await loadSpending(db, row) : null;
  if (!spent) return 0;
  return pointsBack(spent.points, row.quote, after) - pointsBack(spent.points, row.quote, before);
};

/** Gives back so much that with what was given back before it is `totalOf` what was spent. */
const restoreUpTo = async (
  tx: Db,
  writer: Writer,
  row: WithPoints,
  totalOf: (points: number) => number,
): Promise<void> => {
  if (row.points === 0) return;
  const spent = await loadSpending(tx, row);
  const programme = spent && (await loadProgramme(tx, row.createdAt));
  if (!spent || !programme) return;
  const total = totalOf(spent.points);
  if (total <= spent.restored) return;
  await restorePoints(tx, writer, {
    spent: sourceOf(row),
    points: total - spent.restored,
    cause: { ...sourceOf(row), sourceLine: String(total) },
    returns: programme.terms.returns,
  });
};

/** Goods came back: the points of all units that have come back, less what was given back before. */
export const restoreReturned = (
  tx: Db,
  writer: Writer,
  row: WithPoints,
  returned: Units,
): Promise<void> =>
  restoreUpTo(tx, writer, row, (points) => pointsBack(points, row.quote, returned));

/** A paid order was cancelled or changed as a whole, or the last of its goods came back: all that is still spent. */
export const restoreRest = (tx: Db, writer: Writer, row: WithPoints): Promise<void> =>
  restoreUpTo(tx, writer, row, (points) => points);
