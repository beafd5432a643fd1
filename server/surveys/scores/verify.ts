/** Compares the sums with the answers that they count. */
import type { Db } from '#db';
import { query } from '#db/statements';
import { type Check, type Difference, SHOWN } from '../../platform/verify/verify.ts';
import { VALUE_COLUMNS } from './cells.ts';
import { recomputeScores } from './recompute.ts';
import { KEYS } from './recomputeSql.ts';

const FIGURES = ['n', 'sum', 'squares', ...VALUE_COLUMNS];

/** A row in which everything is zero is the same as none. */
const rows = (table: string) =>
  `select ${KEYS}, ${FIGURES.join(', ')} from ${table} where ${FIGURES.map((name) => `${name} <> 0`).join(' or ')}`;

const only = (tx: Db, one: string, other: string) =>
  query(
    tx,
    `select * from (${rows(one)} except ${rows(other)}) as different order by ${KEYS} limit ${SHOWN}`,
  );

const verifyScores = async (tx: Db): Promise<Difference[]> => {
  await recomputeScores(tx, { forComparison: true });
  const [kept, expected] = [
    await only(tx, 'survey_scores', 'check_survey_scores'),
    await only(tx, 'check_survey_scores', 'survey_scores'),
  ];
  await query(tx, 'drop table check_survey_scores');
  return [
    ...kept.map((row) => ({ table: 'survey_scores', kept: row, expected: null })),
    ...expected.map((row) => ({ table: 'survey_scores', kept: null, expected: row })),
  ].slice(0, SHOWN);
};

export const SCORE_CHECKS: readonly Check[] = [{ name: 'survey_scores', find: verifyScores }];
