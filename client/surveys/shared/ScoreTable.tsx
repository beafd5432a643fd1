/** Scores of surveys: each with its interval and its answers, leading to the results. */
import { Link } from '@mui/material';
import { useRouterProvider, useTranslate } from 'react-admin';
import type { SurveyScore } from '#contract/surveys/recordScores';
import type { CutSegment } from '#contract/surveys/results';
import { type Range, unitOf } from '#rules/surveys/results';
import { pageLink } from '../../links.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { FigureTable } from '../../ui/record/FigureTable.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { ChangeMark } from './ChangeMark.tsx';
import { writeMeasure } from './measure.ts';
import { TargetText } from './TargetText.tsx';
import { useFigureText } from './useFigureText.ts';

/** The survey, with what is measured, as a link to the results with the same filter. */
export const SurveyLink = ({
  score: { surveyId, names, measure, type },
  range,
  by = null,
}: {
  score: Pick<SurveyScore, 'surveyId' | 'names' | 'measure' | 'type'>;
  range: Range;
  by?: CutSegment | null;
}) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const { Link: RouterLink } = useRouterProvider();
  const kind = translate(type === null ? 'surveyResults.index' : `surveyResults.types.${type}`);
  const to = pageLink('/surveyResults', {
    survey: surveyId,
    measure: writeMeasure(measure),
    range,
    by,
  });
  return (
    <Link component={RouterLink} to={to}>
      {translate('surveyScores.of', { kind, survey: toText(names) })}
    </Link>
  );
};

export interface ScoreTableProps {
  label: string;
  scores: readonly SurveyScore[];
  range: Range;
  by?: CutSegment;
  /** Without a period before there is no change. */
  hasChange?: boolean;
}

export const ScoreTable = ({ label, scores, range, by, hasChange = true }: ScoreTableProps) => {
  const translate = useTranslate();
  const text = useFigureText();
  const count = useCount();
  const hasTarget = scores.some(({ target }) => target);
  const columns = [
    'survey',
    'value',
    'interval',
    'n',
    ...(hasTarget ? ['target'] : []),
    ...(hasChange ? ['change'] : []),
  ];
  return (
    <FigureTable
      label={label}
      head={columns.map((column) => translate(`surveyScores.head.${column}`))}
      lines={scores.map((score) => {
        const { surveyId, measure, type, now, change, isHidden, target } = score;
        const unit = unitOf(measure.kind, type);
        return {
          key: String(surveyId),
          name: <SurveyLink score={score} range={range} by={by ?? null} />,
          cells: isHidden
            ? [translate('surveyScores.hidden'), ...columns.slice(2).map(() => '')]
            : [
                text.value(now, unit),
                text.interval(now, unit),
                count(now?.n),
                ...(hasTarget ? [<TargetText key="target" target={target} unit={unit} />] : []),
                ...(hasChange ? [<ChangeMark key="change" change={change} unit={unit} />] : []),
              ],
        };
      })}
    />
  );
};
