/** What was said before, and what is said now; null where nothing is. */
import { Box } from '@mui/material';

export interface DifferenceProps {
  was: string | null;
  is: string | null;
}

export const Difference = ({ was, is }: DifferenceProps) => (
  <>
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
  </>
);
