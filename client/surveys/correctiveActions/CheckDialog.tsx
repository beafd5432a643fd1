/** The verdict that was computed, and what its verifier says to it. */
import { Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Verification } from '#contract/surveys/verification';
import { FormDialog } from '../../ui/feedback/FormDialog.tsx';
import { useAct } from '../../ui/feedback/useAct.ts';
import type { ActionDialogProps } from './FinishDialog.tsx';
import { LimitedField } from '../../ui/form/LimitedField.tsx';

const MAX_COMMENT = 1000;

export const CheckDialog = ({
  action: { id, version },
  verification: { outcome },
  onClose,
}: ActionDialogProps & { verification: Verification }) => {
  const translate = useTranslate();
  const [comment, setComment] = useState('');
  const { act, pending } = useAct('correctiveActions', 'check', {
    success: `correctiveActions.signed.${outcome}`,
    onSuccess: onClose,
  });
  return (
    <FormDialog
      title="correctiveActions.verbs.verify.heading"
      submit="correctiveActions.verbs.verify.verb"
      missing={comment.trim() === '' ? 'correctiveActions.errors.noComment' : null}
      pending={pending}
      onSubmit={() => void act(id, { version, comment })}
      onClose={onClose}
    >
      <Typography>{translate(`correctiveActions.verdicts.${outcome}`)}</Typography>
      <LimitedField
        multiline
        autoFocus
        minRows={3}
        label={translate('correctiveActions.comment')}
        value={comment}
        onChange={({ target }) => setComment(target.value)}
        max={MAX_COMMENT}
      />
    </FormDialog>
  );
};
