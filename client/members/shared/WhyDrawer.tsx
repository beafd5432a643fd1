/** A button that opens the explanation of a figure at the right side. */
import { Box, Button, Drawer, Typography } from '@mui/material';
import { type ReactNode, useId, useState } from 'react';
import { useTranslate } from 'react-admin';

export interface WhyDrawerProps {
  /** Translated: what is explained. */
  title: string;
  /** Rendered once it is open. */
  children: () => ReactNode;
}

export const WhyDrawer = ({ title, children }: WhyDrawerProps) => {
  const translate = useTranslate();
  const titleId = useId();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        onClick={() => setIsOpen(true)}
        aria-label={translate('points.whyOf', { entry: title })}
      >
        {translate('points.why')}
      </Button>
      <Drawer
        anchor="right"
        open={isOpen}
        onClose={() => setIsOpen(false)}
        slotProps={{ paper: { role: 'dialog', 'aria-labelledby': titleId, 'aria-modal': true } }}
      >
        <Box sx={{ width: 'min(460px, 100vw)', p: 2, boxSizing: 'border-box' }}>
          <Typography id={titleId} variant="h2" sx={{ mb: 2 }}>
            {title}
          </Typography>
          {isOpen && children()}
          <Button sx={{ mt: 2 }} onClick={() => setIsOpen(false)}>
            {translate('ra.action.close')}
          </Button>
        </Box>
      </Drawer>
    </>
  );
};
