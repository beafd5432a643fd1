/** Previews a batch: one page of its rows, the most severe first, and the summary of all rows. */
import type { BatchPreviewInput } from '#contract/pricing/priceBatches';
import type { BatchPreview } from '#contract/pricing/priceBatches/batchRows';
import type { Db } from '#db';
import type { Settings } from '#contract/platform/settings';
import type { Proposal } from './rowFacts.ts';
import { detail } from './rows.ts';
import { type EvaluatedRow, evaluateRows } from './evaluate.ts';

/**
 * Number of groups in which rows are sorted: red flags first, then rows that change, each in the order of the
 * catalogue.
 */
const GRADES = 6;
const gravity = ({ severity, newAmount }: Proposal) => severity * 2 + (newAmount === null ? 0 : 1);

export const previewBatch = async (
  db: Db,
  { from, limit, flaggedOnly, ...input }: BatchPreviewInput,
  settings: Settings,
  now: number,
): Promise<BatchPreview> => {
  let total = 0;
  // Keeps only as many rows of each group as the page can show: a hundred thousand rows are counted, not sorted.
  const grades = Array.from({ length: GRADES }, (): EvaluatedRow[] => []);
  const { summary, window } = await evaluateRows(db, input, settings, now, (facts, proposal) => {
    if (flaggedOnly && proposal.severity === 0) return;
    total++;
    const grade = grades[gravity(proposal)];
    if (grade && grade.length < from + limit) grade.push({ facts, proposal });
  });
  const page = grades
    .reverse()
    .flat()
    .slice(from, from + limit);
  const rows = page.map(({ facts, proposal }) => ({ ...facts, ...proposal }));
  return { rows: await detail(db, rows, { startsAt: window.startsAt, now }), total, summary };
};
