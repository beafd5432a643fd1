/** Every question with its score, and how often each value was answered. */
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { QuestionResult, Results } from '#contract/surveys/results';
import { unitOf } from '#rules/surveys/results';
import { addDays } from '#shared/days';
import { csvOf } from '../../ui/csv.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { FigureTable } from '../../ui/record/FigureTable.tsx';
import { FigureVerbs } from '../../ui/record/FigureVerbs.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { ChangeMark } from '../shared/ChangeMark.tsx';
import { useFigureText } from '../shared/useFigureText.ts';

const HEAD = [
  'question',
  'scoredAs',
  'value',
  'interval',
  'n',
  'mean',
  'change',
  'counts',
] as const;

export const QuestionSection = ({ results }: { results: Results }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const text = useFigureText();
  const count = useCount();
  const nameOf = ({ questionKey, rowKey, texts, rowTexts }: QuestionResult) =>
    toText(rowTexts ?? texts) || rowKey || questionKey;
  /** 5: 12, 4: 3 …: the best value first. */
  const countsOf = ({ counts }: QuestionResult) =>
    counts
      .map((n, value) => ({ n, value }))
      .filter(({ n }) => n > 0)
      .toReversed()
      .map(({ n, value }) => `${value}: ${count(n)}`)
      .join(translate('layout.partSeparator'));
  const scoredAs = ({ type, topBoxes }: QuestionResult) =>
    translate(`surveyResults.scoredAs.${type}`, { boxes: topBoxes ?? 2 });
  const cells = (one: QuestionResult): string[] => {
    const unit = unitOf('score', one.type);
    return [
      nameOf(one),
      scoredAs(one),
      text.value(one.now, unit),
      text.interval(one.now, unit),
      count(one.now?.n ?? 0),
      text.value(one.mean, 'mean'),
      text.change(one.change, unit),
      countsOf(one),
    ];
  };
  const head = HEAD.map((column) => translate(`surveyResults.head.${column}`));
  return (
    <Section
      title="surveyResults.questionsTitle"
      help="surveyResults.questionsHelp"
      actions={
        <FigureVerbs
          fileName={`questions-${addDays(results.to, -1)}.csv`}
          csv={() => csvOf([head, ...results.questions.map(cells)])}
        />
      }
    >
      {results.questions.length === 0 ? (
        <Typography>{translate('surveyResults.noQuestions')}</Typography>
      ) : (
        <FigureTable
          label={translate('surveyResults.questionsTitle')}
          head={head}
          lines={results.questions.map((one) => {
            const [name, scored, value, interval, n, mean, , counts] = cells(one);
            return {
              key: `${one.questionKey} ${one.rowKey}`,
              name,
              cells: [
                scored,
                value,
                interval,
                n,
                mean,
                <ChangeMark
                  key="c"
                  change={one.change}
                  unit={unitOf('score', one.type)}
                  past={one}
                />,
                counts,
              ],
            };
          })}
        />
      )}
      {results.choices.map(({ questionKey, texts, options }) => (
        <FigureTable
          key={questionKey}
          label={toText(texts) || questionKey}
          head={[toText(texts) || questionKey, translate('surveyResults.head.n')]}
          lines={options.map(({ id, texts: option, n }) => ({
            key: id,
            name: toText(option) || id,
            cells: [n === null ? translate('surveyResults.hidden') : count(n)],
          }))}
        />
      ))}
    </Section>
  );
};
