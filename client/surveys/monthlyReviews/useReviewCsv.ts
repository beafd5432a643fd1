/** All figures of a review as one file: a line for each, with the survey and the part that it is of; then corrective actions. */
import { useTranslate } from 'react-admin';
import { REVIEW_CUTS, type ReviewFigure, type ShownReview } from '#contract/surveys/monthlyReviews';
import type { Compared } from '#contract/surveys/results';
import type { Unit } from '#rules/surveys/results';
import { csvOf } from '../../ui/csv.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import { useFigureText } from '../shared/useFigureText.ts';
import { useAskedLines } from './AskedTable.tsx';
import { useReviewNames } from './names.ts';
import { partTable } from './PartSection.tsx';
import { ACTION_HEAD, blanks, FIGURE_HEAD, useActionLines } from './useActionLines.ts';
import { useTopicName } from './TopicSection.tsx';

const BLANKS = blanks(5);

export const useReviewCsv = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const text = useFigureText();
  const names = useReviewNames();
  const topicName = useTopicName();
  const askedLines = useAskedLines();
  const compared = ({ now }: Compared, unit: Unit) => [
    text.value(now, unit),
    text.interval(now, unit),
    String(now?.n ?? 0),
  ];
  const target = (wanted: ReviewFigure['target'], unit: Unit) => [
    wanted ? text.target(wanted.value, unit) : '',
    wanted?.reach ? translate(`monthlyReviews.reaches.${wanted.reach}`) : '',
  ];
  const actionLines = useActionLines();
  const figureLines = ({ surveys }: ShownReview): string[][] =>
    surveys.flatMap((survey) => {
      const name = toText(survey.names);
      const { asked, topics, figures } = survey;
      return [
        ...figures.map((figure) => [
          name,
          names.figure(figure),
          '',
          ...compared(figure, figure.unit),
          ...target(figure.target, figure.unit),
          text.change(figure.change, figure.unit),
        ]),
        ...REVIEW_CUTS.flatMap((by) =>
          partTable(survey, by).columns.flatMap(({ figure, rows }) =>
            rows.map((row) => [
              name,
              names.figure(figure),
              names.part(by, row),
              ...(row.isHidden
                ? [translate('surveyResults.hidden'), '', '', '', '', '']
                : [...compared(row, figure.unit), '', '', text.change(row.change, figure.unit)]),
            ]),
          ),
        ),
        [
          name,
          translate('surveyResults.rate'),
          '',
          text.value(asked.rate, 'rate'),
          text.interval(asked.rate, 'rate'),
          String(asked.sent),
          ...target(asked.target, 'rate'),
          '',
        ],
        ...askedLines(asked).map((line) => [name, line.name, '', String(line.n), ...BLANKS]),
        ...topics.map((topic) => [
          name,
          translate('monthlyReviews.topic'),
          topicName(topic),
          topic.n === null ? translate('surveyResults.hidden') : String(topic.n),
          ...BLANKS,
        ]),
      ];
    });
  return (review: ShownReview): string =>
    csvOf([
      [...FIGURE_HEAD, ...ACTION_HEAD].map((column) => translate(`monthlyReviews.head.${column}`)),
      ...figureLines(review).map((cells) => [...cells, ...blanks(ACTION_HEAD.length)]),
      ...actionLines(review),
    ]);
};
