/** Figures side by side, each with its name; one that cannot be computed says why. */
import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';

export interface Figure {
  /** Translation key or text. */
  label: string;
  value: ReactNode;
  /** What it is measured against, or how sure it is. */
  note?: ReactNode;
  isBad?: boolean;
}

export const Figures = ({ figures }: { figures: readonly Figure[] }) => {
  const translate = useTranslate();
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        mb: 2,
        display: 'grid',
        gap: 1.5,
        gridTemplateColumns: {
          xs: 'repeat(2, minmax(0, 1fr))',
          sm: 'repeat(auto-fill, minmax(150px, 1fr))',
        },
      }}
    >
      {figures.map(({ label, value, note, isBad = false }) => (
        <Box key={label}>
          <Box component="dt" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
            {translate(label, { _: label })}
          </Box>
          <Box
            component="dd"
            sx={{
              m: 0,
              fontSize: 16,
              fontWeight: 600,
              fontVariantNumeric: 'tabular-nums',
              ...(isBad && { color: 'error.main' }),
            }}
          >
            {value}
            {note && (
              <Box
                component="span"
                sx={{ display: 'block', fontSize: 12.5, fontWeight: 400, color: 'text.secondary' }}
              >
                {note}
              </Box>
            )}
          </Box>
        </Box>
      ))}
    </Box>
  );
};
