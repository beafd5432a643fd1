/** Reads everything that a review says of a month. */
import type { ReviewContent, ReviewFigure, SurveyReview } from '#contract/surveys/monthlyReviews';
import { REVIEW_CUTS } from '#contract/surveys/monthlyReviews';
import type { Db } from '#db';
import { surveys } from '#db/schema/surveys/surveys';
import { statement } from '#db/statements';
import type { Months } from '#rules/surveys/results';
import { addMonths, startOfDay } from '#shared/days';
import { getRow } from '../../platform/records/records.ts';
import { loadDimensions } from '../dimensions/load.ts';
import { loadCuts } from '../results/cuts.ts';
import { leastShown } from '../results/identity.ts';
import { reportResults } from '../results/report.ts';
import { loadTargets } from '../satisfactionTargets/load.ts';
import { loadReviewedActions } from './actionsOf.ts';
import { loadAskedUntil } from './asked.ts';
import { figuresOf, figureTarget, type Targets } from './figures.ts';
import { reviewedUntil } from './rules.ts';
import { loadTopics } from './topics.ts';

/** Surveys that somebody answered in the month, or for which it was decided whom to ask. */
const active = statement<{ id: number }>(
  `select s.id from surveys s
   where exists (select 1 from survey_scores c where c.survey_id = s.id and c.kind = 'response' and c.cut = 'all'
       and c.question_key = '' and c.row_key = '' and c.given = -1 and c.day = ? and c.n + c.n0 > 0)
     or exists (select 1 from survey_distributions d join survey_invitations i on i.distribution_id = d.id
       where d.survey_id = s.id and i.decided_at >= ? and i.decided_at < ?)
   order by s.id`,
);

/** What is shown by channel and category: satisfaction as a whole, the index, and each dimension. */
const isCut = ({ kind, rowKey, isOverall, now }: ReviewFigure) =>
  now !== null && (isOverall || kind === 'dimension' || (kind === 'index' && rowKey === ''));

interface Span {
  months: Months;
  timeZone: string;
  asOf: number;
  readAt: number;
}

const partsOf = async (
  db: Db,
  surveyId: number,
  figures: readonly ReviewFigure[],
  { months, timeZone, readAt }: Span,
): Promise<SurveyReview['parts']> => {
  const parts: SurveyReview['parts'] = [];
  for (const { kind, questionKey, rowKey } of figures.filter(isCut))
    for (const by of REVIEW_CUTS) {
      const measure = { kind, questionKey, rowKey };
      const { rows } = await loadCuts(db, surveyId, { measure, by, months, timeZone, now: readAt });
      if (rows.length > 0) parts.push({ ...measure, by, rows });
    }
  return parts;
};

const reviewSurvey = async (
  db: Db,
  surveyId: number,
  span: Span,
  targets: Targets,
): Promise<SurveyReview> => {
  const { months, timeZone, asOf, readAt } = span;
  const { names, purpose, identityMode } = await getRow(db, surveys, surveyId);
  const results = await reportResults(db, surveyId, months, { now: readAt, timeZone });
  const figures = figuresOf(results, targets);
  const asked = await loadAskedUntil(db, surveyId, months, { timeZone, asOf });
  const [opens, ends] = [startOfDay(months.from, timeZone), startOfDay(months.to, timeZone)];
  const comments = await loadTopics(
    db,
    surveyId,
    { opens, ends },
    { dimensions: await loadDimensions(db), least: leastShown(identityMode) },
  );
  return {
    surveyId,
    names,
    purpose,
    identityMode,
    responses: results.responses,
    responsesBefore: results.responsesBefore,
    suspect: results.suspect,
    figures,
    parts: await partsOf(db, surveyId, figures, span),
    asked: {
      ...asked,
      target: figureTarget(targets, 'responseRate', null, asked.rate),
    },
    ...comments,
  };
};

export const composeReview = async (
  db: Db,
  month: string,
  { timeZone, readAt }: { timeZone: string; readAt: number },
): Promise<ReviewContent> => {
  const months = { from: month, to: addMonths(month, 1) };
  const asOf = reviewedUntil(month, timeZone);
  const rows = await loadTargets(db);
  const found = await active(
    db,
    month,
    startOfDay(months.from, timeZone),
    startOfDay(months.to, timeZone),
  );
  const reviewed: SurveyReview[] = [];
  for (const { id } of found)
    reviewed.push(
      await reviewSurvey(db, id, { months, timeZone, asOf, readAt }, { rows, surveyId: id, month }),
    );
  return { asOf, surveys: reviewed, actions: await loadReviewedActions(db, months, timeZone) };
};
