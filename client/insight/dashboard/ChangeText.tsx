import ArrowDown from '@mui/icons-material/ArrowDownward';
import ArrowUp from '@mui/icons-material/ArrowUpward';
import Same from '@mui/icons-material/DragHandle';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Measure } from '#contract/insight/kpis';
import type { Sums } from '#contract/orders/sales';
import { changeOf, useMeasureText } from './measures.ts';

const COLOURS = { good: 'success.main', bad: 'error.main', neutral: 'text.secondary' } as const;
const ICON = { fontSize: 15, verticalAlign: '-2px', mr: 0.25 } as const;

export interface ChangeTextProps {
  measure: Measure;
  now: Sums;
  before: Sums;
  /** Says what it was, beside by how much it changed. */
  withBefore?: boolean;
}

/** A change as arrow, sign and words; the colour only repeats them. */
export const ChangeText = ({ measure, now, before, withBefore = false }: ChangeTextProps) => {
  const translate = useTranslate();
  const text = useMeasureText();
  const change = changeOf(measure, now, before);
  if (change.amount === null)
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {text.change(change)}
      </Box>
    );
  const Arrow = change.sign > 0 ? ArrowUp : change.sign < 0 ? ArrowDown : Same;
  const direction = change.sign > 0 ? 'up' : change.sign < 0 ? 'down' : 'same';
  return (
    <span>
      <Box
        component="span"
        sx={{ color: COLOURS[change.meaning], fontWeight: 600, whiteSpace: 'nowrap' }}
      >
        <Arrow sx={ICON} />
        {text.change(change)}
      </Box>
      {withBefore && (
        <Box component="span" sx={{ color: 'text.secondary', ml: 0.75 }}>
          {translate(`dashboard.change.${direction}`, { before: text.of(measure, before) })}
        </Box>
      )}
    </span>
  );
};
