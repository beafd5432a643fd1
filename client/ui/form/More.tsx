/** What few need, behind one button; open by itself where something of it is said or wrong. */
import ExpandMore from '@mui/icons-material/ExpandMore';
import { Box, Button } from '@mui/material';
import { type ReactNode, useId, useState } from 'react';
import { useTranslate } from 'react-admin';

export interface MoreProps {
  /** Translation key. */
  label: string;
  /** Is anything of it in use? */
  isUsed: boolean;
  children: ReactNode;
}

export const More = ({ label, isUsed, children }: MoreProps) => {
  const translate = useTranslate();
  const id = useId();
  const [chosen, setChosen] = useState<boolean>();
  const isOpen = chosen ?? isUsed;
  return (
    <Box sx={{ mt: 0.5 }}>
      <Button
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setChosen(!isOpen)}
        startIcon={<ExpandMore sx={{ transform: isOpen ? 'rotate(180deg)' : 'none' }} />}
      >
        {translate(label)}
      </Button>
      <Box id={id} hidden={!isOpen} sx={{ pt: 0.5 }}>
        {isOpen && children}
      </Box>
    </Box>
  );
};
