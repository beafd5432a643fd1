import { Box } from '@mui/material';

/** Of which share of revenue a profit tells, where it is not all of it. */
export const Coverage = ({ text }: { text: string }) =>
  text !== '' && <Box sx={{ color: 'text.secondary', fontSize: 12.5 }}>{text}</Box>;
