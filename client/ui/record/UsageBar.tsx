/** How much of a limit is used: a bar with its text. */
import { Box, LinearProgress } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useShare } from './share.ts';

export interface UsageBarProps {
  used: number;
  /** Null: there is no limit. */
  limit: number | null;
  /** Writes a figure. */
  say: (value: number) => string;
  /** Translated: what the bar is about. */
  label: string;
}

const NEARLY = 0.9;

export const UsageBar = ({ used, limit, say, label }: UsageBarProps) => {
  const translate = useTranslate();
  const toShare = useShare();
  const share = limit === null || limit <= 0 ? null : used / limit;
  const tone = share === null || share < NEARLY ? 'primary' : share < 1 ? 'warning' : 'error';
  return (
    <Box sx={{ minWidth: 120, fontVariantNumeric: 'tabular-nums' }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, whiteSpace: 'nowrap' }}>
        <span>
          {limit === null
            ? translate('ui.usage.unlimited', { used: say(used) })
            : translate('ui.usage.of', { used: say(used), limit: say(limit) })}
        </span>
        {limit !== null && limit > 0 && (
          <Box sx={{ color: 'text.secondary' }}>{toShare(used, limit)}</Box>
        )}
      </Box>
      {share !== null && (
        <LinearProgress
          variant="determinate"
          color={tone}
          value={Math.min(100, share * 100)}
          aria-label={label}
          sx={{ height: 6, borderRadius: 3 }}
        />
      )}
    </Box>
  );
};
