/** All figures of a review as one file: a line for each, with the survey and the part that it is of. */
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
import { useTopicName } from './TopicSection.tsx';

const HEAD = ['survey', 'figure', 'part', 'value', 'interval', 'n', 'target', 'reach', 'change'];
const BLANKS = ['', '', '', '', ''];

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
  return ({ surveys }: ShownReview): string =>
    csvOf([
      HEAD.map((column) => translate(`monthlyReviews.head.${column}`)),
      ...surveys.flatMap((survey) => {
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
      }),
    ]);
};
