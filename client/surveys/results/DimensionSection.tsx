/** Dimensions under their needs, in their own order or the best first, with what they mean for satisfaction as a whole. */
import { Box, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { DimensionResult, Results } from '#contract/surveys/results';
import { addDays } from '#shared/days';
import { csvOf } from '../../ui/csv.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { FigureTable } from '../../ui/record/FigureTable.tsx';
import { FigureVerbs } from '../../ui/record/FigureVerbs.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { ChoiceField } from '../shared/ChoiceField.tsx';
import { ChangeMark } from '../shared/ChangeMark.tsx';
import { ScoreBar } from './ScoreBar.tsx';
import { useFigureText } from '../shared/useFigureText.ts';

const HEAD = ['dimension', 'points', 'interval', 'n', 'change', 'importance', 'quadrant'] as const;
const SCALE = [0, 10_000] as const;

const byScore = (one: DimensionResult, other: DimensionResult) =>
  (other.now?.value ?? -1) - (one.now?.value ?? -1);
const ORDERS = ['own', 'score'] as const;
const OWN = 'own';

export const DimensionSection = ({ results }: { results: Results }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const text = useFigureText();
  const count = useCount();
  const [order, setOrder] = useState<string>(OWN);
  const dimensions = order === OWN ? results.dimensions : results.dimensions.toSorted(byScore);
  const head = HEAD.map((column) => translate(`surveyResults.head.${column}`));
  const needs = results.needs.map((need) => ({
    ...need,
    dimensions: dimensions.filter((one) => one.need === need.need),
  }));
  const others = dimensions.filter(({ need }) => needs.every((group) => group.need !== need));
  const importance = ({ importance: found, pairs }: DimensionResult) =>
    found === null
      ? translate('surveyResults.tooFewPairs', { n: count(pairs) })
      : text.plain(found, 'points');
  const quadrant = ({ quadrant: found }: DimensionResult) =>
    found === null ? '–' : translate(`surveyResults.quadrants.${found}`);
  const dimensionCells = (one: DimensionResult): string[] => [
    toText(one.names),
    text.value(one.now, 'points'),
    text.interval(one.now, 'points'),
    count(one.now?.n ?? 0),
    text.change(one.change, 'points'),
    importance(one),
    quadrant(one),
  ];
  const line = (one: DimensionResult) => ({
    key: one.key,
    name: toText(one.names),
    cells: [
      <ScoreBar key="bar" figure={one.now} unit="points" scale={SCALE} />,
      text.interval(one.now, 'points'),
      count(one.now?.n ?? 0),
      <ChangeMark key="change" change={one.change} unit="points" past={one} />,
      importance(one),
      quadrant(one),
    ],
  });
  if (results.dimensions.length === 0) return null;
  return (
    <Section
      title="surveyResults.dimensionsTitle"
      help="surveyResults.dimensionsHelp"
      actions={
        <FigureVerbs
          fileName={`dimensions-${addDays(results.to, -1)}.csv`}
          csv={() => csvOf([head, ...dimensions.map(dimensionCells)])}
        />
      }
    >
      <Box sx={{ mb: 1, maxWidth: 240, displayPrint: 'none' }}>
        <ChoiceField
          label={translate('surveyResults.dimensionOrder')}
          value={order}
          choices={ORDERS.map((id) => ({
            id,
            name: translate(`surveyResults.dimensionOrders.${id}`),
          }))}
          onChange={setOrder}
        />
      </Box>
      <FigureTable
        label={translate('surveyResults.dimensionsTitle')}
        head={head}
        lines={[
          ...needs.flatMap(({ need, now, before, change, dimensions: own }) => [
            {
              key: `need ${need}`,
              name: translate(`surveyResults.needs.${need}`),
              isStrong: true,
              cells: [
                <ScoreBar key="bar" figure={now} unit="points" scale={SCALE} />,
                text.interval(now, 'points'),
                count(now?.n ?? 0),
                <ChangeMark key="change" change={change} unit="points" past={{ before }} />,
                '',
                '',
              ],
            },
            ...own.map(line),
          ]),
          ...others.map(line),
        ]}
      />
      <Box sx={{ mt: 1 }}>
        <Typography variant="caption" color="text.secondary" component="p">
          {translate('surveyResults.importanceHelp')}
        </Typography>
      </Box>
    </Section>
  );
};
