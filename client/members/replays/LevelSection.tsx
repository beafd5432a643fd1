/** How many members each level has now and once the draft begins, who moves where, and whom new thresholds demote. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ReplayTally } from '#contract/members/replays';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { ReplayTable } from '../shared/replays/ReplayTable.tsx';

const COLUMNS = ['now', 'after', 'belowNow', 'atOnce', 'afterGrace', 'atEnd', 'never'] as const;

export const LevelSection = ({ tally: { levels, moves } }: { tally: ReplayTally }) => {
  const translate = useTranslate();
  const count = useCount();
  const nameOf = useAudienceName();
  const levelName = (key: string) =>
    key === '' ? translate('replays.noLevel') : nameOf('levels', key);
  return (
    <>
      <Typography variant="h3" component="h3" sx={{ mt: 2, mb: 1 }}>
        {translate('replays.levels.title')}
      </Typography>
      <ReplayTable
        label={translate('replays.levels.title')}
        head={[
          translate('replays.levels.level'),
          ...COLUMNS.map((column) => translate(`replays.levels.${column}`)),
        ]}
        lines={Object.entries(levels).map(([key, counts]) => ({
          key,
          name: levelName(key),
          cells: COLUMNS.map((column) => count(counts[column])),
        }))}
      />
      {Object.keys(moves).length > 0 && (
        <Box component="ul" sx={{ mt: 1.5, mb: 0, pl: 2.5 }}>
          {Object.entries(moves).map(([move, members]) => {
            const [from = '', to = ''] = move.split(' → ');
            return (
              <li key={move}>
                {translate('replays.levels.move', {
                  from: levelName(from),
                  to: levelName(to),
                  smart_count: members,
                })}
              </li>
            );
          })}
        </Box>
      )}
    </>
  );
};
