import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { Title, useTranslate } from 'react-admin';

/** The heading of a page of its own; children (chips, facts, buttons) stand in a row under it. */
export const PageTitle = ({ title, children }: { title: string; children?: ReactNode }) => {
  const translate = useTranslate();
  return (
    <>
      <Title title={translate(title, { _: title })} preferenceKey={false} />
      {children && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 2 }}>
          {children}
        </Box>
      )}
    </>
  );
};
