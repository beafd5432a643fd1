import { Box, Card, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { LocalesMenuButton, Notification, ToggleThemeButton } from 'react-admin';

/** Frame of the pages that need no login: login and invitation. */
export const LoginFrame = ({ title, children }: { title: string; children: ReactNode }) => (
  <Box
    sx={{
      minHeight: '100vh',
      bgcolor: 'background.default',
      display: 'flex',
      flexDirection: 'column',
    }}
  >
    <Box component="header" sx={{ display: 'flex', justifyContent: 'flex-end', p: 1 }}>
      <LocalesMenuButton />
      <ToggleThemeButton />
    </Box>
    <Box
      component="main"
      sx={{
        flex: 1,
        display: 'grid',
        placeItems: { xs: 'start stretch', sm: 'center' },
        p: 2,
        pb: { sm: 12 },
      }}
    >
      <Card
        sx={{ width: '100%', maxWidth: 400, p: 3, boxSizing: 'border-box', justifySelf: 'center' }}
      >
        <Typography color="text.secondary" sx={{ fontWeight: 600 }}>
          Merchant Console
        </Typography>
        <Typography component="h1" variant="h1" sx={{ mb: 2 }}>
          {title}
        </Typography>
        {children}
      </Card>
    </Box>
    <Notification />
  </Box>
);
