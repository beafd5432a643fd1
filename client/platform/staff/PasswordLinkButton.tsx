import { Button, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useCanAccess, useDataProvider, useTranslate } from 'react-admin';
import {
  PASSWORD_LINK_MINUTES,
  type PasswordLink,
  type StaffMember,
} from '#contract/platform/staff';
import type { Api } from '../../api.ts';
import { useWork } from '../../ui/feedback/useAct.ts';
import { WorkDialog } from '../../ui/feedback/WorkDialog.tsx';
import { CopyField } from '../../ui/form/CopyField.tsx';

/** Makes a one-time link with which a person who forgot their password chooses another, and shows it once. */
export const PasswordLinkButton = ({ person: { id, name, active } }: { person: StaffMember }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const titleId = useId();
  const { run, pending } = useWork();
  const { canAccess } = useCanAccess({ resource: 'staff', action: 'invite' });
  const [link, setLink] = useState<string>();
  if (!canAccess || !active) return null;
  const make = () =>
    run(async () => {
      const { data } = await api.act<PasswordLink>('staff', id, 'passwordLink');
      setLink(new URL(data.link, window.location.href).href);
    });
  const close = () => setLink(undefined);
  return (
    <>
      <Button variant="outlined" disabled={pending} onClick={make}>
        {translate('staff.passwordLink.make')}
      </Button>
      <WorkDialog
        open={link !== undefined}
        secret={link === undefined ? 'none' : 'made'}
        onClose={close}
        titleId={titleId}
      >
        <DialogTitle id={titleId}>{translate('staff.linkTitle')}</DialogTitle>
        <DialogContent>
          <Typography sx={{ mb: 1 }}>
            {translate('staff.passwordLink.text', { name, minutes: PASSWORD_LINK_MINUTES })}
          </Typography>
          <CopyField label="staff.link" value={link ?? ''} />
        </DialogContent>
        <DialogActions>
          <Button variant="contained" onClick={close}>
            {translate('staff.done')}
          </Button>
        </DialogActions>
      </WorkDialog>
    </>
  );
};
