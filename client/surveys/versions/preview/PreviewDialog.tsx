/** A version as a customer sees it on a phone. */
import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import type { Definition } from '#contract/surveys/definitions';
import type { IdentityMode } from '#contract/surveys/surveys';
import { useDialogClose } from '../../../ui/feedback/useDialogClose.ts';
import { PhonePreview } from './PhonePreview.tsx';

interface Props {
  definition: Definition;
  identityMode: IdentityMode;
  onClose: () => void;
}

export const PreviewDialog = ({ definition, identityMode, onClose }: Props) => {
  const translate = useTranslate();
  const titleId = useId();
  const close = useDialogClose(true, onClose);
  return (
    <Dialog open onClose={close} aria-labelledby={titleId} maxWidth="md">
      <DialogTitle id={titleId}>{translate('surveyVersions.preview.title')}</DialogTitle>
      <DialogContent sx={{ px: { xs: 0, sm: 3 } }}>
        <PhonePreview definition={definition} identityMode={identityMode} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.close')}</Button>
      </DialogActions>
    </Dialog>
  );
};
