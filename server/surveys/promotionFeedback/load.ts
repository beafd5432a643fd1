/** Compares answers about orders that used promotions with those about the other orders of the same days. */
import type { FeedbackRow, PromotionFeedback } from '#contract/surveys/promotionFeedback';
import type { Db } from '#db';
import { rowsStatement, statement } from '#db/statements';
import type { Localized } from '#shared/localization';
import { startOfDay } from '#shared/days';
import { ordersSql, promotionIdsSql } from '../../promotions/effects/ordersSql.ts';
import type { Period } from '../../promotions/effects/periods.ts';
import { compareScores } from '../results/figures.ts';
import { type Headline, headlineOfSurvey } from '../results/headline.ts';
import { NO_SUMS, type Sums } from '../results/sums.ts';
import { type AskedVersion, loadAskedVersions, sameScale } from '../results/versions.ts';
import type { ScoredItem } from '../scores/plan.ts';
import { shownCells } from '../statistics/cells.ts';
import { NO_COUNTS, turned } from '../statistics/scores.ts';

/** Only surveys that tell who answered: a side that grows by one order would tell what its customer said in any other. */
const surveysAboutOrders = statement<{ id: number; names: string }>(
  `select s.id, s.names from surveys s where s.identity_mode = 'identified' and exists (select 1 from survey_responses r
     where r.survey_id = s.id and r.subject_kind = 'order' and r.completed_at >= ?) order by s.id`,
);

interface Counted {
  versionId: number;
  value: number;
  isUsed: number;
  n: number | string;
}
/** Answers about orders that were counted on these days. Nobody answers about an order before it is placed. */
const answersAboutOrders = rowsStatement<Counted>(
  { id: 'integer' },
  (input) => `with ${promotionIdsSql(input)}, ${ordersSql}
   select r.version_id as "versionId", a.number as value,
     case when o.id in (select id from its) then 1 else 0 end as "isUsed", count(*) as n
   from survey_responses r
     join survey_answers a on a.response_id = r.id and a.question_key = ? and a.row_key = ?
     join orders o on o.id = r.subject_id
   where r.survey_id = ? and r.completed_at >= ? and r.subject_kind = 'order' and r.quality = 'ok'
     and a.number is not null and a.is_skipped = 0 and o.counted_on >= ? and o.counted_on < ?
   group by 1, 2, 3`,
);

const sumsOf = (
  rows: readonly Counted[],
  versions: readonly AskedVersion[],
  item: ScoredItem,
): Sums => {
  const counts = [...NO_COUNTS];
  for (const { versionId, value, n } of rows) {
    const own = versions
      .find(({ id }) => id === versionId)
      ?.plan.items.find(
        ({ questionKey, rowKey }) => questionKey === item.questionKey && rowKey === item.rowKey,
      );
    const given = own?.isTurned ? turned(Number(value), own.type) : Number(value);
    counts[given] = (counts[given] ?? 0) + Number(n);
  }
  return { ...NO_SUMS, n: counts.reduce((sum, n) => sum + n, 0), counts };
};

const toRow = (
  survey: { id: number; names: string },
  { measure }: Headline,
  item: ScoredItem,
  [used, others]: readonly [Sums, Sums],
): FeedbackRow => {
  // One side beside the whole would tell the other, so that both are shown or none.
  const sides = [used.n, others.n].filter((n) => n > 0);
  const isHidden = !shownCells(sides).every(Boolean);
  const compared = isHidden ? null : compareScores(used, others, item);
  return {
    surveyId: survey.id,
    names: JSON.parse(survey.names) as Localized,
    measure,
    type: item.type,
    used: compared?.now ?? null,
    others: compared?.before ?? null,
    difference: compared?.change ?? null,
    isHidden,
  };
};

export const loadPromotionFeedback = async (
  db: Db,
  promotionIds: readonly number[],
  { from, to }: Period,
  timeZone: string,
): Promise<PromotionFeedback> => {
  const opens = startOfDay(from, timeZone);
  const rows: FeedbackRow[] = [];
  for (const survey of promotionIds.length === 0 ? [] : await surveysAboutOrders(db, opens)) {
    const versions = await loadAskedVersions(db, survey.id);
    const headline = headlineOfSurvey(versions);
    if (!headline?.item) continue;
    const { item } = headline;
    const same = sameScale(versions, item);
    const counted = (
      await answersAboutOrders(
        db,
        promotionIds.map((id) => [id]),
        item.questionKey,
        item.rowKey,
        survey.id,
        opens,
        from,
        to,
      )
    ).filter(({ versionId }) => same.has(versionId));
    if (counted.length === 0) continue;
    const of = (side: number) =>
      sumsOf(
        counted.filter(({ isUsed }) => Number(isUsed) === side),
        versions,
        item,
      );
    rows.push(toRow(survey, headline, item, [of(1), of(0)]));
  }
  return { from, to, rows };
};
