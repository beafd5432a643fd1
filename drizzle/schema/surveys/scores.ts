import type { Cut, ScoreKind } from '#contract/surveys/scores';
import { kit } from '../../kit.ts';

/**
 * Sums behind the results of surveys, updated in the transaction that changes an answer. A row counts the answers of one
 * question (or what else `kind` says) in one part of the responses: of a day where `cut` is `day`, of a month elsewhere.
 */
export const surveyScores = kit.table(
  'survey_scores',
  {
    surveyId: kit.integer().notNull(),
    kind: kit.text().$type<ScoreKind>().notNull(),
    cut: kit.text().$type<Cut>().notNull(),
    questionKey: kit.text().notNull(),
    rowKey: kit.text().notNull(),
    /** The answer beside which another one is counted; −1 where one is counted alone. */
    given: kit.integer().notNull(),
    /** The day, or the first day of the month. */
    day: kit.day().notNull(),
    /** The part of the cut; '' where it is not known, and where a cut has no parts. */
    segment: kit.text().notNull(),
    versionId: kit.integer().notNull(),
    n: kit.integer().notNull(),
    /** Of dimensions and the index: ten-thousandths of a point. */
    sum: kit.money().notNull(),
    squares: kit.money().notNull(),
    /** Answers of each value, turned so that the greatest is the best. */
    n0: kit.integer().notNull(),
    n1: kit.integer().notNull(),
    n2: kit.integer().notNull(),
    n3: kit.integer().notNull(),
    n4: kit.integer().notNull(),
    n5: kit.integer().notNull(),
    n6: kit.integer().notNull(),
    n7: kit.integer().notNull(),
    n8: kit.integer().notNull(),
    n9: kit.integer().notNull(),
    n10: kit.integer().notNull(),
  },
  (t) => [
    kit.primaryKey({
      columns: [
        t.surveyId,
        t.kind,
        t.cut,
        t.questionKey,
        t.rowKey,
        t.given,
        t.day,
        t.segment,
        t.versionId,
      ],
    }),
  ],
);
