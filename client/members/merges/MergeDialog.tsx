/** Makes another record one of a member, with what that gives before it is done. */
import SwapVert from '@mui/icons-material/SwapVert';
import {
  Alert,
  Button,
  DialogActions,
  DialogContent,
  DialogTitle,
  Typography,
} from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { ApiError } from '../../apiError.ts';
import { CancelButton, WorkDialog } from '../../ui/feedback/WorkDialog.tsx';
import { MemberSelect, type NamedMember } from '../shared/members.tsx';
import { MergePreview } from './MergePreview.tsx';
import { useMerge, useMergePreview } from './useMerge.ts';
import { ReasonField } from '../../ui/form/ReasonField.tsx';

const MAX_REASON = 500;

export interface MergeDialogProps {
  member: NamedMember;
  /** The other record; chosen in the dialog where it is not known. */
  record?: NamedMember;
  onClose: () => void;
}
const nameOf = ({ name, externalId }: NamedMember) => name ?? externalId;

export const MergeDialog = ({ member, record, onClose }: MergeDialogProps) => {
  const translate = useTranslate();
  const titleId = useId();
  const [pair, setPair] = useState<{ stays: NamedMember; goes: NamedMember | null }>({
    stays: member,
    goes: record ?? null,
  });
  const [reason, setReason] = useState('');
  const { stays, goes } = pair;
  const { data, error } = useMergePreview(stays.id, goes?.id ?? null);
  const { merge, pending, errors, failure } = useMerge(onClose);
  const refused = error ? ApiError.from(error) : null;
  const problem = failure ?? Object.values(refused?.errors ?? {})[0] ?? refused?.key;
  const [isTried, setTried] = useState(false);
  const text = reason.trim();
  const missing = translate('ra.validation.required');
  const wrongReason =
    (errors.reason && translate(errors.reason, { _: errors.reason })) ||
    (isTried && text === '' && missing);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    // Why it is refused is in sight already.
    if (goes && text !== '' && text.length <= MAX_REASON && refused === null)
      void merge(stays.id, { recordId: goes.id, reason: text });
  };
  return (
    <WorkDialog fullWidth maxWidth="sm" pending={pending} onClose={onClose} titleId={titleId}>
      <form onSubmit={submit} noValidate>
        <DialogTitle id={titleId}>{translate('merges.title', { name: nameOf(stays) })}</DialogTitle>
        <DialogContent>
          <Typography sx={{ mb: 1.5 }}>{translate('merges.text')}</Typography>
          {!record && (
            <MemberSelect
              label={translate('merges.record')}
              value={goes}
              excludedId={stays.id}
              onChange={(chosen) => setPair({ stays, goes: chosen })}
              error={isTried && goes === null && missing}
            />
          )}
          {typeof problem === 'string' && (
            <Alert severity="error" sx={{ mt: 1 }}>
              {translate(problem, { _: problem })}
            </Alert>
          )}
          {data && goes && !refused && <MergePreview preview={data} />}
          {record && goes && (
            <Button
              size="small"
              startIcon={<SwapVert />}
              onClick={() => setPair({ stays: goes, goes: stays })}
              sx={{ mt: 1 }}
            >
              {translate('merges.swap', { name: nameOf(goes) })}
            </Button>
          )}
          <ReasonField
            value={reason}
            onChange={setReason}
            wrong={wrongReason}
            max={MAX_REASON}
            sx={{ mt: 2 }}
          />
        </DialogContent>
        <DialogActions>
          <CancelButton />
          <Button type="submit" variant="contained" loading={pending}>
            {translate('merges.merge')}
          </Button>
        </DialogActions>
      </form>
    </WorkDialog>
  );
};
