import { Box } from '@mui/material';

const TEXT = {
  m: 0,
  mt: 0.5,
  p: 1,
  maxHeight: 160,
  overflow: 'auto',
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
  bgcolor: 'action.hover',
  borderRadius: 1,
  fontSize: 13,
} as const;

/** A text of another system or of a message, as it is. */
export const Raw = ({ text, label }: { text: string; label: string }) => (
  // A scrolling part is reached by keyboard.
  <Box component="pre" role="group" aria-label={label} tabIndex={0} sx={TEXT}>
    {text}
  </Box>
);
