import { Button } from '@mui/material';
import { useState } from 'react';
import { useCanAccess, useDataProvider, useTranslate } from 'react-admin';
import {
  PASSWORD_LINK_MINUTES,
  type PasswordLink,
  type StaffMember,
} from '#contract/platform/staff';
import type { Api } from '../../api.ts';
import { SecretDialog } from '../../ui/feedback/SecretDialog.tsx';
import { useWork } from '../../ui/feedback/useAct.ts';

/** Makes a one-time link with which a person who forgot their password chooses another, and shows it once. */
export const PasswordLinkButton = ({ person: { id, name, active } }: { person: StaffMember }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const { run, pending } = useWork();
  const { canAccess } = useCanAccess({ resource: 'staff', action: 'invite' });
  const [link, setLink] = useState<string>();
  if (!canAccess || !active) return null;
  const make = () =>
    run(async () => {
      const { data } = await api.act<PasswordLink>('staff', id, 'passwordLink');
      setLink(new URL(data.link, window.location.href).href);
    });
  const shown =
    link === undefined
      ? undefined
      : {
          title: 'staff.linkTitle',
          text: translate('staff.passwordLink.text', { name, minutes: PASSWORD_LINK_MINUTES }),
          label: 'staff.link',
          secret: link,
          done: 'staff.done',
        };
  return (
    <>
      <Button variant="outlined" disabled={pending} onClick={make}>
        {translate('staff.passwordLink.make')}
      </Button>
      <SecretDialog shown={shown} onClose={() => setLink(undefined)} />
    </>
  );
};
