import { Box } from '@mui/material';
import type { Figure } from '#contract/surveys/results';
import type { Unit } from '#rules/surveys/results';
import { useFigureText } from '../shared/useFigureText.ts';

export interface ScoreBarProps {
  figure: Figure | null;
  unit: Unit;
  /** The ends of the scale, in the unit of the figure. */
  scale: readonly [number, number];
}

/** A score as a bar from the lower end of its scale, with its value beside it. */
export const ScoreBar = ({ figure, unit, scale: [least, most] }: ScoreBarProps) => {
  const text = useFigureText();
  const share = figure === null ? 0 : ((figure.value - least) / (most - least)) * 100;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, justifyContent: 'flex-end' }}>
      <Box
        aria-hidden
        sx={{
          width: 120,
          height: 10,
          bgcolor: 'action.hover',
          display: { xs: 'none', sm: 'block' },
        }}
      >
        <Box
          sx={{
            width: `${Math.max(0, Math.min(100, share))}%`,
            height: 1,
            bgcolor: 'primary.main',
            printColorAdjust: 'exact',
          }}
        />
      </Box>
      <span>{text.value(figure, unit)}</span>
    </Box>
  );
};
