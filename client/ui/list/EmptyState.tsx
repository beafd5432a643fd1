import { Box, Typography } from '@mui/material';
import type { ComponentType, ReactNode } from 'react';
import { useTranslate } from 'react-admin';

export interface EmptyStateProps {
  /** Translation keys: what this is, and why it is empty with the first step. */
  title: string;
  text?: string;
  icon?: ComponentType<{ sx?: object }>;
  /** The first step as a button. */
  action?: ReactNode;
}

export const EmptyState = ({ title, text, icon: Icon, action }: EmptyStateProps) => {
  const translate = useTranslate();
  return (
    <Box sx={{ textAlign: 'center', py: 6, px: 2, width: '100%' }}>
      {Icon && <Icon sx={{ fontSize: 40, color: 'text.secondary', mb: 1 }} />}
      <Typography variant="h2" sx={{ fontSize: 18 }}>
        {translate(title, { _: title })}
      </Typography>
      {text && (
        <Typography color="text.secondary" sx={{ maxWidth: 520, mx: 'auto', mt: 0.5 }}>
          {translate(text, { _: text })}
        </Typography>
      )}
      {action && <Box sx={{ mt: 2 }}>{action}</Box>}
    </Box>
  );
};
