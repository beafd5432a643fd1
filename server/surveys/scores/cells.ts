/** Sums of many responses, before they are added to those that are stored. Pure. */
import type { Cut } from '#contract/surveys/scores';
import {
  type Counted,
  countedOf,
  type CountedResponse,
  type Counting,
  isKeptFor,
  partsOf,
} from './contribute.ts';

const VALUES = ['n0', 'n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7', 'n8', 'n9', 'n10'] as const;
export type ValueColumn = (typeof VALUES)[number];
export const VALUE_COLUMNS: readonly ValueColumn[] = VALUES;
const NOTHING = {
  n: 0,
  sum: 0,
  squares: 0,
  ...(Object.fromEntries(VALUES.map((name) => [name, 0])) as Record<ValueColumn, number>),
};
type Figures = typeof NOTHING;

export interface Cell extends Figures, Pick<Counted, 'kind' | 'questionKey' | 'rowKey' | 'given'> {
  surveyId: number;
  versionId: number;
  cut: Cut;
  segment: string;
  day: string;
}

const isNothing = (cell: Cell) =>
  cell.n === 0 && cell.sum === 0 && VALUES.every((name) => cell[name] === 0);

export class Cells {
  readonly #cells = new Map<string, Cell>();

  /** Adds what a response counts for, or takes it away. */
  add(response: CountedResponse, counting: Counting, sign: 1 | -1) {
    const all = countedOf(response, counting);
    for (const part of partsOf(response))
      for (const one of all)
        if (isKeptFor(one.kind, part.cut))
          this.#addOne(this.#cellOf(response, one, part), one, response.quality === 'ok', sign);
  }

  #cellOf(
    { surveyId, versionId }: CountedResponse,
    { kind, questionKey, rowKey, given }: Counted,
    part: { cut: Cut; day: string; segment: string },
  ): Cell {
    const key = [surveyId, versionId, kind, questionKey, rowKey, given, ...Object.values(part)];
    const text = key.join('\u001f');
    const known = this.#cells.get(text);
    if (known) return known;
    const cell = { surveyId, versionId, kind, questionKey, rowKey, given, ...part, ...NOTHING };
    this.#cells.set(text, cell);
    return cell;
  }

  #addOne(cell: Cell, { value, points }: Counted, isGood: boolean, sign: 1 | -1) {
    if (isGood) cell.n += sign;
    if (value !== null) {
      const column = VALUES[value];
      if (column === undefined) throw new Error(`No scale has the value ${value}`);
      cell[column] += sign;
    }
    if (points !== null) {
      cell.sum += sign * points;
      cell.squares += sign * points ** 2;
    }
  }

  /** What is left to add, in the order of its first response. */
  rows(): Cell[] {
    return [...this.#cells.values()].filter((cell) => !isNothing(cell));
  }
}
