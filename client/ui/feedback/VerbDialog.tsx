/** The dialog that confirms a verb: its consequence, and a reason where one is wanted. */
import {
  Alert,
  Button,
  DialogActions,
  DialogContent,
  DialogTitle,
  Typography,
} from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { cleanText } from '#shared/searchText';
import { ApiError } from '../../apiError.ts';
import { useNotifyError } from './useAct.ts';
import type { Confirmation } from './verbs.ts';
import { CancelButton, WorkDialog } from './WorkDialog.tsx';
import { ReasonField } from '../form/ReasonField.tsx';

const MAX_REASON = 300;

interface Performance extends Pick<
  Confirmation,
  'perform' | 'success' | 'onSuccess' | 'onConflict' | 'leavesRecord'
> {
  onClose: () => void;
}

/**
 * Performs the verb: pending state, notice of success, refusals. A refused reason can be corrected at once, and whatever
 * else fails is said in the dialog, where what was typed stays. Only a conflict closes it, unless a reason was typed.
 */
const usePerform = ({
  perform,
  success,
  onSuccess,
  onConflict,
  leavesRecord,
  onClose,
}: Performance) => {
  const notify = useNotify();
  const notifyError = useNotifyError();
  const refresh = useRefresh();
  const [pending, setPending] = useState(false);
  const [reasonError, setReasonError] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const [isUnknown, setUnknown] = useState(false);

  const refuse = (error: unknown, reason: string | null, hasReason: boolean) => {
    const refused = ApiError.from(error);
    const ofReason = refused.errors?.reason;
    setUnknown(refused.leavesUnknown);
    if (hasReason && typeof ofReason === 'string') return setReasonError(ofReason);
    // Somebody else was first: what is on the page is not what the server has.
    if (refused.isConflict) refresh();
    const isHandled = refused.isConflict && onConflict !== undefined;
    if (!isHandled && (reason !== null || !refused.isConflict)) return setFailure(refused.key);
    if (isHandled) onConflict(refused);
    else notifyError(refused);
    onClose();
  };
  const run = async (reason: string | null, hasReason: boolean) => {
    setPending(true);
    setReasonError(undefined);
    setFailure(undefined);
    setUnknown(false);
    try {
      await perform(reason);
      if (success) notify(success, { type: 'success' });
      if (!leavesRecord) refresh();
      onSuccess?.();
      onClose();
    } catch (error) {
      refuse(error, reason, hasReason);
    } finally {
      setPending(false);
    }
  };
  return { run, pending, reasonError, failure, isUnknown };
};

export interface VerbDialogProps extends Confirmation {
  /** The verb itself, translated: names the button that does it. */
  verb: string;
  tone?: 'normal' | 'danger';
  onClose: () => void;
}

export const VerbDialog = ({
  title,
  lines,
  preview,
  refusal,
  verb,
  tone = 'normal',
  reason: reasonMode,
  maxReason = MAX_REASON,
  pendingText,
  onClose,
  ...performance
}: VerbDialogProps) => {
  const translate = useTranslate();
  const titleId = useId();
  const [reason, setReason] = useState('');
  const { run, pending, reasonError, failure, isUnknown } = usePerform({ ...performance, onClose });
  const [isAsked, setAsked] = useState(false);
  const isMissing = reasonMode === 'required' && cleanText(reason) === '';
  const wrong = isAsked && isMissing ? 'ra.validation.required' : reasonError;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!isMissing && !refusal) void run(cleanText(reason) || null, reasonMode !== undefined);
  };
  return (
    <WorkDialog pending={pending} onClose={onClose} titleId={titleId}>
      <form onSubmit={submit} noValidate>
        <DialogTitle id={titleId}>{translate(title, { _: title })}</DialogTitle>
        <DialogContent>
          {lines.map((line) => (
            <Typography key={line} sx={{ mb: 1 }}>
              {translate(line, { _: line })}
            </Typography>
          ))}
          {preview}
          {refusal && <Alert severity="warning">{translate(refusal, { _: refusal })}</Alert>}
          {reasonMode && !refusal && (
            <ReasonField
              value={reason}
              onChange={setReason}
              required={reasonMode === 'required'}
              max={maxReason}
              wrong={wrong && translate(wrong, { _: wrong })}
              autoFocus
              sx={{ mt: 1 }}
            />
          )}
          {failure && (
            <Alert severity="error" sx={{ mt: 1 }}>
              {translate(failure, { _: failure })}
            </Alert>
          )}
          {failure && isUnknown && (
            <Typography sx={{ mt: 1 }}>{translate('ui.feedback.unknown')}</Typography>
          )}
          {pending && pendingText && (
            <Typography aria-live="polite" color="text.secondary">
              {pendingText}
            </Typography>
          )}
        </DialogContent>
        <DialogActions>
          <CancelButton />
          <Button
            type="submit"
            variant="contained"
            color={tone === 'danger' ? 'error' : 'primary'}
            loading={pending}
            disabled={refusal !== undefined}
            autoFocus={reasonMode === undefined && refusal === undefined}
          >
            {verb}
          </Button>
        </DialogActions>
      </form>
    </WorkDialog>
  );
};
