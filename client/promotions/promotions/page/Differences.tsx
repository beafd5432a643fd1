import { Box } from '@mui/material';
import { Difference } from '../../../ui/record/Difference.tsx';
import type { differencesOf } from '../summary.ts';

/** What terms said before, and what they say now. */
export const Differences = ({ differences }: { differences: ReturnType<typeof differencesOf> }) => (
  <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
    {differences.map(({ part, was, is }) => (
      <li key={part}>
        <Difference was={was} is={is} />
      </li>
    ))}
  </Box>
);
