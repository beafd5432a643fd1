/** The figures that stand for the survey, each with its interval, its answers and whether it changed. */
import { Box, ButtonBase, Card, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Asked } from '#contract/surveys/asked';
import { useCount } from '../../ui/list/useCount.ts';
import { ChangeMark } from '../shared/ChangeMark.tsx';
import type { MeasureChoice } from './measures.ts';
import { useFigureText } from '../shared/useFigureText.ts';

const SMALL = { display: 'block', fontSize: 12.5, color: 'text.secondary' } as const;

const Value = ({ text }: { text: string }) => (
  <Box
    component="span"
    sx={{ display: 'block', fontSize: 21, fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}
  >
    {text}
  </Box>
);

interface CardProps {
  measure: MeasureChoice;
  months: string;
  isChosen: boolean;
  onChoose: () => void;
}
const MeasureCard = ({ measure, months, isChosen, onChoose }: CardProps) => {
  const { name, now, before, change, unit } = measure;
  const translate = useTranslate();
  const text = useFigureText();
  const count = useCount();
  return (
    <Card
      component="li"
      sx={
        isChosen
          ? {
              borderColor: 'primary.main',
              boxShadow: (theme) => `inset 0 0 0 1px ${theme.palette.primary.main}`,
            }
          : {}
      }
    >
      <ButtonBase
        onClick={onChoose}
        aria-pressed={isChosen}
        sx={{
          display: 'block',
          width: '100%',
          height: '100%',
          textAlign: 'left',
          font: 'inherit',
          p: 1.5,
          '&:hover': { bgcolor: 'action.hover' },
        }}
      >
        <Typography component="span" color="text.secondary" sx={{ display: 'block' }}>
          {name}
        </Typography>
        <Value text={text.value(now, unit)} />
        <Box component="span" sx={SMALL}>
          {text.interval(now, unit)}
          {translate('layout.partSeparator')}
          {translate('surveyResults.answers', { smart_count: now?.n ?? 0, n: count(now?.n ?? 0) })}
        </Box>
        <Box component="span" sx={{ display: 'block', fontSize: 12.5 }}>
          <ChangeMark change={change} unit={unit} past={{ before, months }} />
        </Box>
      </ButtonBase>
    </Card>
  );
};

const RateCard = ({ asked }: { asked: Asked }) => {
  const translate = useTranslate();
  const text = useFigureText();
  const count = useCount();
  return (
    <Card component="li" sx={{ p: 1.5 }}>
      <Typography component="span" color="text.secondary" sx={{ display: 'block' }}>
        {translate('surveyResults.rate')}
      </Typography>
      <Value text={text.value(asked.rate, 'rate')} />
      <Box component="span" sx={SMALL}>
        {translate('surveyResults.rateOf', {
          completed: count(asked.completed),
          sent: count(asked.sent),
        })}
      </Box>
      {asked.uninvited > 0 && (
        <Box component="span" sx={SMALL}>
          {translate('surveyResults.uninvited', { n: count(asked.uninvited) })}
        </Box>
      )}
    </Card>
  );
};

export interface HeadlinesProps {
  measures: readonly MeasureChoice[];
  chosen: string | undefined;
  choose: (key: string) => void;
  asked: Asked | undefined;
  /** With which it is compared, in words. */
  months: string;
}

export const Headlines = ({ measures, chosen, choose, asked, months }: HeadlinesProps) => (
  <Box
    component="ul"
    sx={{
      display: 'grid',
      gap: 1.5,
      gridTemplateColumns: { xs: '1fr', sm: 'repeat(auto-fill, minmax(230px, 1fr))' },
      listStyle: 'none',
      p: 0,
      m: 0,
      mb: 2,
    }}
  >
    {measures
      .filter(({ isHeadline }) => isHeadline)
      .map((measure) => (
        <MeasureCard
          key={measure.key}
          measure={measure}
          months={months}
          isChosen={measure.key === chosen}
          onChoose={() => choose(measure.key)}
        />
      ))}
    {asked && <RateCard asked={asked} />}
  </Box>
);
