/** Whether members have as many points and as much growth as an adjustment takes from them. */
import type { LineReason } from '#contract/members/adjustments';
import type { Db } from '#db';
import { message } from '#shared/fields';
import type { Writer } from '../../platform/records/writer.ts';
import { loadWritableBooks } from '../points/loadSpendable.ts';
import { takeableOf } from '../points/plan/adjust.ts';
import { EMPTY_BOOK } from '../points/rules.ts';
import { loadGrowthTotals } from '../growth/totals.ts';

/** What an adjustment does to a member; its line in the file. */
export interface Line {
  line: number;
  memberId: number;
  points: number;
  growth: number;
  occurredAt: number;
  expiresAt: number | null;
  reason: LineReason;
  /** The ticket or order of goodwill. */
  caseNumber: string | null;
  note: string | null;
}
/** Why a line cannot be applied. */
export interface LineRefusal {
  line: number;
  field: 'points' | 'growth';
  message: string;
}

const TOO_FEW = {
  points: 'pointAdjustments.errors.tooFewPoints',
  growth: 'pointAdjustments.errors.tooFewGrowth',
} as const;

interface Left {
  points: number;
  growth: number;
}

/**
 * Lines of one member count in their order after all that the adjustment adds. What is added repays first what the member
 * owes.
 */
export const checkLines = async (
  db: Db,
  { now }: Pick<Writer, 'now'>,
  lines: readonly Line[],
): Promise<LineRefusal[]> => {
  const taking = lines.filter(({ points, growth }) => points < 0 || growth < 0);
  if (taking.length === 0) return [];
  const ids = [...new Set(taking.map(({ memberId }) => memberId))];
  const books = await loadWritableBooks(db, ids, now);
  const totals = await loadGrowthTotals(db, ids);
  const left = new Map<number, Left>(
    ids.map((id) => {
      const book = books.get(id) ?? EMPTY_BOOK;
      const added = lines
        .filter(({ memberId, points }) => memberId === id && points > 0)
        .reduce((sum, { points }) => sum + points, 0);
      const grown = lines
        .filter(({ memberId, growth }) => memberId === id && growth > 0)
        .reduce((sum, { growth }) => sum + growth, 0);
      return [
        id,
        {
          points: takeableOf(book, now) + Math.max(0, added - book.arrears),
          growth: (totals.get(id) ?? 0) + grown,
        },
      ];
    }),
  );
  return taking.flatMap(({ line, memberId, points, growth }): LineRefusal[] => {
    const of = left.get(memberId) ?? { points: 0, growth: 0 };
    const refused: LineRefusal[] = [];
    const refuse = (field: 'points' | 'growth', had: number, needed: number) =>
      refused.push({
        line,
        field,
        message: message(TOO_FEW[field], { had, needed }),
      });
    if (points < 0 && of.points + points < 0) refuse('points', of.points, -points);
    if (growth < 0 && of.growth + growth < 0) refuse('growth', of.growth, -growth);
    if (refused.length === 0)
      left.set(memberId, {
        points: of.points + Math.min(0, points),
        growth: of.growth + Math.min(0, growth),
      });
    return refused;
  });
};
