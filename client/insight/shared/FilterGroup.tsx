/** The filters above figures: of which days, and of what. */
import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';

export const FilterGroup = ({ children }: { children: ReactNode }) => {
  const translate = useTranslate();
  return (
    <Box
      role="group"
      aria-label={translate('dashboard.filters.title')}
      sx={{
        display: 'grid',
        gap: 1.5,
        gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(auto-fill, minmax(150px, 1fr))' },
        mb: 2,
      }}
    >
      {children}
    </Box>
  );
};
