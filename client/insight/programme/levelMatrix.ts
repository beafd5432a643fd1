/** Members by their level before a period, in rows, and at its end, in columns. Pure. */
import type { LevelReport } from '#contract/insight/programme';

export interface MatrixRow {
  key: string;
  before: string | null;
  isNew: boolean;
  cells: number[];
  all: number;
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

/** No level comes first, new members last; what no member had is left out. Levels without a rank follow those with one. */
export const matrixOf = ({ levels, moves }: LevelReport) => {
  const placeOf = (level: string | null) => {
    if (level === null) return -1;
    const place = levels.indexOf(level);
    return place < 0 ? levels.length : place;
  };
  const inOrder = (found: readonly (string | null)[]) =>
    [...new Set(found)].toSorted(
      (one, other) => placeOf(one) - placeOf(other) || (one ?? '').localeCompare(other ?? '', 'en'),
    );
  const columns = inOrder(moves.map(({ after }) => after));
  const rowOf = (before: string | null, isNew: boolean): MatrixRow => {
    const own = moves.filter((one) => one.isNew === isNew && (isNew || one.before === before));
    const cells = columns.map((level) =>
      sumOf(own.filter(({ after }) => after === level).map(({ members }) => members)),
    );
    return { key: isNew ? 'new' : `level ${before}`, before, isNew, cells, all: sumOf(cells) };
  };
  const known = inOrder(moves.filter(({ isNew }) => !isNew).map(({ before }) => before));
  const rows = [
    ...known.map((before) => rowOf(before, false)),
    ...(moves.some(({ isNew }) => isNew) ? [rowOf(null, true)] : []),
  ];
  return {
    columns,
    rows,
    sums: columns.map((_, index) => sumOf(rows.map(({ cells }) => cells[index] ?? 0))),
  };
};
