import { Box } from '@mui/material';
import type { differencesOf } from '../summary.ts';

/** What terms said before, and what they say now. */
export const Differences = ({ differences }: { differences: ReturnType<typeof differencesOf> }) => (
  <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
    {differences.map(({ part, was, is }) => (
      <li key={part}>
        {was !== null && (
          <Box component="del" sx={{ color: 'text.secondary' }}>
            {was}
          </Box>
        )}
        {was !== null && is !== null && ' → '}
        {is !== null && (
          <Box component="ins" sx={{ textDecoration: 'none' }}>
            {is}
          </Box>
        )}
      </li>
    ))}
  </Box>
);
