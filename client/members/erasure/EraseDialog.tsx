/** Erases a member once somebody has typed the member's number: it cannot be taken back. */
import {
  Alert,
  Button,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  TextField,
  Typography,
} from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { ERASURE_GROUNDS, type ErasureGround } from '#contract/members/erasure';
import type { Member } from '#contract/members/members';
import { CancelButton, WorkDialog } from '../../ui/feedback/WorkDialog.tsx';
import { useErase, useErasurePreview } from './useErase.ts';

export interface EraseDialogProps {
  member: Pick<Member, 'id' | 'externalId' | 'phone' | 'email'>;
  onClose: () => void;
}

const Consequences = ({ number }: { number: string }) => {
  const translate = useTranslate();
  return (
    <>
      {(['gone', 'stays', 'shop'] as const).map((line) => (
        <Typography key={line} sx={{ mb: 1 }}>
          {translate(`members.privacy.erasure.${line}`, { number })}
        </Typography>
      ))}
    </>
  );
};

/** Records that were merged into the member are erased with it. */
const Merged = ({ id }: { id: number }) => {
  const translate = useTranslate();
  const { data } = useErasurePreview(id);
  if (!data || data.merged.length === 0) return null;
  return (
    <Alert severity="warning" sx={{ mb: 1 }}>
      {translate('members.privacy.erasure.merged', {
        smart_count: data.merged.length,
        numbers: data.merged.join(translate('layout.listSeparator')),
      })}
    </Alert>
  );
};

/** What has to be finished first. */
const Blocks = ({ id }: { id: number }) => {
  const translate = useTranslate();
  const { data } = useErasurePreview(id);
  return data?.blocks.map(({ key, count }) => (
    <Alert key={key} severity="warning" sx={{ mb: 1 }}>
      {translate(`members.errors.unfinished.${key}`, { count, smart_count: count })}
    </Alert>
  ));
};

/** What goes on afterwards, without the words of the member. */
const Keeps = ({ id }: { id: number }) => {
  const translate = useTranslate();
  const { data } = useErasurePreview(id);
  return data?.keeps.map(({ key, count }) => (
    <Alert key={key} severity="info" sx={{ mb: 1 }}>
      {translate(`members.privacy.erasure.keeps.${key}`, { smart_count: count })}
    </Alert>
  ));
};

/** A number that is itself a contact stays, and says who the member is. */
const isContact = ({ externalId, phone, email }: EraseDialogProps['member']) =>
  externalId === phone || externalId === email;

export const EraseDialog = ({ member, onClose }: EraseDialogProps) => {
  const { id, externalId } = member;
  const translate = useTranslate();
  const titleId = useId();
  const [ground, setGround] = useState<ErasureGround | ''>('');
  const [typed, setTyped] = useState('');
  const { erase, pending, refused } = useErase(id, onClose);
  const wrong = refused?.errors?.confirmation;
  const isReady = ground !== '' && typed.trim() === externalId;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ground !== '') void erase({ confirmation: typed.trim(), ground });
  };
  return (
    <WorkDialog titleId={titleId} pending={pending} onClose={onClose} fullWidth maxWidth="sm">
      <form onSubmit={submit} noValidate>
        <DialogTitle id={titleId}>
          {translate('members.privacy.erasure.title', { number: externalId })}
        </DialogTitle>
        <DialogContent>
          <Consequences number={externalId} />
          <Merged id={id} />
          {isContact(member) && (
            <Alert severity="warning" sx={{ mb: 1 }}>
              {translate('members.privacy.erasure.numberIsContact')}
            </Alert>
          )}
          <Blocks id={id} />
          <Keeps id={id} />
          <TextField
            select
            fullWidth
            required
            margin="normal"
            label={translate('members.privacy.erasure.ground')}
            value={ground}
            onChange={({ target }) => setGround(target.value as ErasureGround)}
          >
            {ERASURE_GROUNDS.map((one) => (
              <MenuItem key={one} value={one}>
                {translate(`members.privacy.grounds.${one}`)}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            fullWidth
            required
            margin="normal"
            autoComplete="off"
            label={translate('members.privacy.erasure.type', { number: externalId })}
            value={typed}
            error={typeof wrong === 'string'}
            helperText={typeof wrong === 'string' && translate(wrong, { _: wrong })}
            onChange={({ target }) => setTyped(target.value)}
          />
          {refused && typeof wrong !== 'string' && (
            <Alert severity="error">{translate(refused.key, { _: refused.key })}</Alert>
          )}
        </DialogContent>
        <DialogActions>
          <CancelButton />
          <Button
            type="submit"
            variant="contained"
            color="error"
            loading={pending}
            disabled={!isReady}
          >
            {translate('members.privacy.erasure.verb')}
          </Button>
        </DialogActions>
      </form>
    </WorkDialog>
  );
};
