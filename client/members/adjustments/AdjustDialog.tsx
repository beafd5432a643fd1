/** Adds points or growth to a member or takes them away, with what that leaves before it is done. */
import { Alert, Button, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { ApiError } from '../../apiError.ts';
import { CancelButton, WorkDialog } from '../../ui/feedback/WorkDialog.tsx';
import { AdjustFields } from './AdjustFields.tsx';
import { type AdjustForm, emptyForm, toInput } from './adjustForm.ts';
import { AdjustPreview } from './AdjustPreview.tsx';
import { type Errors, useAdjust, useAdjustmentPreview, useOwnErrors } from './useAdjust.ts';

export interface AdjustDialogProps {
  memberId: number;
  /** Of a person who may do no more than give goodwill. */
  isGoodwill: boolean;
  onClose: () => void;
}

export const AdjustDialog = ({ memberId, isGoodwill, onClose }: AdjustDialogProps) => {
  const translate = useTranslate();
  const titleId = useId();
  const [form, setForm] = useState(() => emptyForm(isGoodwill));
  const [isSent, setSent] = useState(false);
  const { send, pending, errors, setErrors } = useAdjust(onClose);
  const input = toInput(memberId, form);
  const ownErrors = useOwnErrors(input);
  const isComplete = Object.keys(ownErrors).length === 0 && !Number.isNaN(form.amount);
  const { data, error } = useAdjustmentPreview(input, isComplete);
  const refused = isComplete && error ? ApiError.from(error) : null;
  const shown: Errors = {
    ...(refused?.errors as Errors | undefined),
    ...(isSent && ownErrors),
    ...errors,
  };
  const change = (changed: Partial<AdjustForm>) => {
    setForm((before) => ({ ...before, ...changed }));
    setErrors({});
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (isComplete) void send(input);
  };
  const verb = isGoodwill ? 'pointAdjustments.goodwill' : 'pointAdjustments.adjust';
  return (
    <WorkDialog fullWidth maxWidth="sm" pending={pending} onClose={onClose} titleId={titleId}>
      <form onSubmit={submit} noValidate>
        <DialogTitle id={titleId}>{translate(verb)}</DialogTitle>
        <DialogContent>
          <AdjustFields form={form} onChange={change} errors={shown} isGoodwill={isGoodwill} />
          {refused && !refused.errors && (
            <Alert severity="error" sx={{ mt: 1 }}>
              {translate(refused.key, { _: refused.key })}
            </Alert>
          )}
          {isComplete && !refused && data && <AdjustPreview preview={data} />}
        </DialogContent>
        <DialogActions>
          <CancelButton />
          <Button type="submit" variant="contained" loading={pending}>
            {translate(data?.approval && isComplete ? 'pointAdjustments.ask' : verb)}
          </Button>
        </DialogActions>
      </form>
    </WorkDialog>
  );
};
