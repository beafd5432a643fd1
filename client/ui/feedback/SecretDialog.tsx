/** The dialog of what is shown once and never again: a secret, a link. Nothing but its own button closes it then. */
import { Button, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { useTranslate } from 'react-admin';
import { CopyField } from '../form/CopyField.tsx';
import { WorkDialog } from './WorkDialog.tsx';

/** `text`, what it is for and how long it works, is translated already; the others are translation keys. */
export interface ShownOnce {
  title: string;
  text: string;
  label: string;
  secret: string;
  done: string;
}

interface SecretDialogProps {
  shown: ShownOnce | undefined;
  open?: boolean;
  onClose: () => void;
  /** Until there is something to show: the form that makes it, with the id of its title. */
  children?: (titleId: string) => ReactNode;
}

export const SecretDialog = ({
  shown,
  open = shown !== undefined,
  onClose,
  children,
}: SecretDialogProps) => {
  const translate = useTranslate();
  const titleId = useId();
  return (
    <WorkDialog open={open} secret={shown ? 'made' : 'none'} onClose={onClose} titleId={titleId}>
      {shown ? (
        <>
          <DialogTitle id={titleId}>{translate(shown.title)}</DialogTitle>
          <DialogContent>
            <Typography sx={{ mb: 1 }}>{shown.text}</Typography>
            <CopyField label={shown.label} value={shown.secret} />
          </DialogContent>
          <DialogActions>
            <Button variant="contained" onClick={onClose}>
              {translate(shown.done)}
            </Button>
          </DialogActions>
        </>
      ) : (
        children?.(titleId)
      )}
    </WorkDialog>
  );
};
