/** Which month is reviewed when, what of a review moved, and words without what tells who wrote them. Pure. */
import type { ReviewFigure, ReviewParts, SurveyReview } from '#contract/surveys/monthlyReviews';
import type { Compared, CutRow } from '#contract/surveys/results';
import { addDays, addMonths, monthOf, startOfDay } from '#shared/days';

/** On the first day of a month answers of the day before can still be changed: its review is written on the second. */
const FIRST_REVIEW_DAY = 2;

/** The first day of the month that is reviewed on a business day or, if it missed that one, was before. */
export const reviewedMonth = (businessDay: string): string =>
  addMonths(monthOf(addDays(businessDay, 1 - FIRST_REVIEW_DAY)), -1);

/** Until when answers and withdrawals count, however late the review is written. */
export const reviewedUntil = (month: string, timeZone: string): number =>
  startOfDay(addDays(addMonths(month, 1), FIRST_REVIEW_DAY - 1), timeZone);

export interface Moved {
  surveyId: number;
  figure: ReviewFigure;
  /** Null for the figure of all responses. */
  part: { by: ReviewParts['by']; row: CutRow } | null;
}
const isMoved = ({ change }: Compared) => change?.verdict === 'up' || change?.verdict === 'down';
const isJudged = ({ change }: Compared) => change !== null && change.verdict !== 'few';

interface ComparedSurveys {
  surveys: readonly Pick<SurveyReview, 'surveyId' | 'figures' | 'parts'>[];
}
const allOf = ({ surveys }: ComparedSurveys): Moved[] =>
  surveys.flatMap(({ surveyId, figures, parts }) => [
    ...figures.map((figure) => ({ surveyId, figure, part: null })),
    ...parts.flatMap(({ by, rows, kind, questionKey, rowKey }) => {
      const figure = figures.find(
        (one) => one.kind === kind && one.questionKey === questionKey && one.rowKey === rowKey,
      );
      return figure ? rows.map((row) => ({ surveyId, figure, part: { by, row } })) : [];
    }),
  ]);
const comparedOf = ({ figure, part }: Moved): Compared => part?.row ?? figure;

/** Whatever changed by more than chance. */
export const movedOf = (content: ComparedSurveys): Moved[] =>
  allOf(content).filter((one) => isMoved(comparedOf(one)));
/** How many figures were compared: of a hundred that did not change, about five seem to. */
export const countJudged = (content: ComparedSurveys): number =>
  allOf(content).filter((one) => isJudged(comparedOf(one))).length;

type Targeted = Pick<ReviewFigure, 'target'>;
export const countMissed = ({
  surveys,
}: {
  surveys: readonly { figures: readonly Targeted[]; asked: Targeted }[];
}): number =>
  surveys
    .flatMap(({ figures, asked }) => [...figures, asked])
    .filter(({ target }) => target?.reach === 'missed').length;

/** Words are looked at one by one: an expression for whole addresses would try each letter of a long text as their beginning. */
const WORD = /[^\s,，。；;]+/gu;
const ADDRESS = /[^@]@[^@]/u;
const NUMBER = /[\p{Nd}][\p{Nd}\s()+./-]{3,}[\p{Nd}]/gu;
const HIDDEN = '***';
/** Without addresses and long numbers: telephones, orders, parcels. */
export const withoutContacts = (text: string): string =>
  text.replace(WORD, (word) => (ADDRESS.test(word) ? HIDDEN : word)).replace(NUMBER, HIDDEN);
