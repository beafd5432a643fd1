import { Box, Card, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { useTranslate } from 'react-admin';

export interface SectionProps {
  /** Translation key. */
  title?: string;
  help?: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** A part of a record page or form that answers one question. */
export const Section = ({ title, help, actions, children }: SectionProps) => {
  const translate = useTranslate();
  const id = useId();
  return (
    <Card
      component="section"
      {...(title && { 'aria-labelledby': id })}
      // Not the Card's own clipping: the head of a table within must stick to the page, not to the card.
      sx={{ p: 2, mb: 2, width: '100%', boxSizing: 'border-box', overflow: 'visible' }}
    >
      {title && (
        <Box
          sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: help ? 0 : 1 }}
        >
          <Typography id={id} variant="h3" component="h2" sx={{ flex: '1 1 auto', minWidth: 0 }}>
            {translate(title, { _: title, smart_count: 2 })}
          </Typography>
          {actions}
        </Box>
      )}
      {help && (
        <Typography color="text.secondary" sx={{ mb: 1.5 }}>
          {translate(help, { _: help })}
        </Typography>
      )}
      {children}
    </Card>
  );
};
