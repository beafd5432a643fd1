import { Box, ButtonBase, Card, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { KpiAnswer, Measure } from '#contract/insight/kpis';
import type { Asked } from './figures.ts';
import { useMeasureText } from './measures.ts';
import { FormulaPopover } from './FormulaPopover.tsx';
import { PeriodChange } from './PeriodChange.tsx';

export interface KpiCardProps {
  measure: Measure;
  answer: KpiAnswer;
  asked: Asked;
  onChoose: () => void;
}

/** The width of a bold digit, of its height. */
const DIGIT = 0.68;
/** A figure is never broken: one that is too long for its card on a phone is smaller. */
const figureOf = (text: string) => {
  const fitting = `calc(100cqw / ${text.length * DIGIT})`;
  return {
    fontSize: { xs: `min(18px, ${fitting})`, sm: `min(21px, ${fitting})` },
    fontWeight: 600,
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  } as const;
};

/** One figure: press it to see it over time, ask it why. */
export const KpiCard = ({ measure, answer, asked, onChoose }: KpiCardProps) => {
  const translate = useTranslate();
  const text = useMeasureText();
  const coverage = text.coverage(measure, answer.total);
  const chosen = asked.measure === measure;
  const total = text.of(measure, answer.total);
  return (
    <Card
      component="li"
      sx={{
        position: 'relative',
        ...(chosen && {
          borderColor: 'primary.main',
          boxShadow: (theme) => `inset 0 0 0 1px ${theme.palette.primary.main}`,
        }),
      }}
    >
      <ButtonBase
        onClick={onChoose}
        aria-pressed={chosen}
        sx={{
          display: 'flex',
          flexDirection: 'column',
          alignItems: 'flex-start',
          justifyContent: 'flex-start',
          width: '100%',
          height: '100%',
          textAlign: 'left',
          font: 'inherit',
          p: 1.5,
          borderRadius: 1,
          '&:hover': { bgcolor: 'action.hover' },
        }}
      >
        <Typography component="span" color="text.secondary" sx={{ display: 'block', pr: 4 }}>
          {translate(`dashboard.measures.${measure}.name`)}
        </Typography>
        <Box
          component="span"
          sx={{
            display: 'block',
            width: '100%',
            containerType: 'inline-size',
            lineHeight: 1.4,
          }}
        >
          <Box component="span" sx={figureOf(total)}>
            {total}
          </Box>
          <Typography
            component="span"
            variant="caption"
            color="text.secondary"
            sx={{ ml: 0.5, fontWeight: 400 }}
          >
            {translate(`dashboard.measures.${measure}.unit`)}
          </Typography>
        </Box>
        {coverage && (
          <Box component="span" sx={{ display: 'block', fontSize: 12.5, color: 'text.secondary' }}>
            {coverage}
          </Box>
        )}
        <Box component="span" sx={{ display: 'block', fontSize: 12.5 }}>
          <PeriodChange measure={measure} answer={answer} asked={asked} />
        </Box>
      </ButtonBase>
      <Box sx={{ position: 'absolute', top: 4, right: 4 }}>
        <FormulaPopover measure={measure} answer={answer} asked={asked} />
      </Box>
    </Card>
  );
};
