import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';

export interface Fact {
  /** Translation key or text. */
  label: string;
  value: ReactNode;
}

/** Names and values, one line each. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => {
  const translate = useTranslate();
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        // Long names wrap before they squeeze what they name.
        gridTemplateColumns: 'fit-content(45%) minmax(0, 1fr)',
        columnGap: 2,
        rowGap: 0.75,
      }}
    >
      {facts.map(({ label, value }) => (
        <Box key={label} sx={{ display: 'contents' }}>
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {translate(label, { _: label })}
          </Box>
          <Box
            component="dd"
            sx={{
              m: 0,
              overflowWrap: 'anywhere',
              '& time': { whiteSpace: 'normal !important' },
              // A part that shows nothing.
              '&:empty::before': { content: '"–"' },
            }}
          >
            {value === '' || value === false ? '–' : (value ?? '–')}
          </Box>
        </Box>
      ))}
    </Box>
  );
};
