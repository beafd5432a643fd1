import ArrowDown from '@mui/icons-material/ArrowDownward';
import ArrowUp from '@mui/icons-material/ArrowUpward';
import { Box } from '@mui/material';
import type { ChangeFigure } from '#contract/surveys/results';
import type { Unit } from '#rules/surveys/results';
import { type Past, useFigureText } from './useFigureText.ts';

const ICON = { fontSize: 15, verticalAlign: '-2px', mr: 0.25 } as const;

interface ChangeMarkProps {
  change: ChangeFigure | null;
  unit: Unit;
  past?: Past;
}

/** An arrow only where the change is more than chance; the colour only repeats it. */
export const ChangeMark = ({ change, unit, past }: ChangeMarkProps) => {
  const text = useFigureText();
  const verdict = change?.verdict;
  const isMarked = verdict === 'up' || verdict === 'down';
  const Arrow = verdict === 'up' ? ArrowUp : ArrowDown;
  return (
    <Box
      component="span"
      sx={{
        color: !isMarked ? 'text.secondary' : verdict === 'up' ? 'success.main' : 'error.main',
        fontWeight: isMarked ? 600 : 400,
      }}
    >
      {isMarked && <Arrow sx={ICON} />}
      {text.change(change, unit, past)}
    </Box>
  );
};
