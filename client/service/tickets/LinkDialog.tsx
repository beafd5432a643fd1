/** Says what a ticket is to another one. */
import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { type ChosenLink, LINK_KINDS } from '#contract/service/linkKinds';
import type { DialogProps } from './dialogs.tsx';
import { TicketDialog } from './TicketDialog.tsx';
import { LimitedField } from '../../ui/form/LimitedField.tsx';

export const LinkDialog = ({ ticket, onClose }: DialogProps) => {
  const translate = useTranslate();
  const [kind, setKind] = useState<ChosenLink>('related');
  const [otherNumber, setOtherNumber] = useState('');
  return (
    <TicketDialog
      ticket={ticket}
      noun="links"
      verb="link"
      isVersioned={false}
      body={otherNumber.trim() === '' ? null : { otherNumber: otherNumber.trim(), kind }}
      onClose={onClose}
    >
      <TextField
        select
        fullWidth
        label={translate('linking.kind')}
        value={kind}
        onChange={({ target }) => setKind(target.value as ChosenLink)}
      >
        {LINK_KINDS.map((one) => (
          <MenuItem key={one} value={one}>
            {translate(`linking.kinds.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <LimitedField
        fullWidth
        autoFocus
        required
        label={translate('linking.otherNumber')}
        value={otherNumber}
        onChange={({ target }) => setOtherNumber(target.value)}
        max={40}
      />
    </TicketDialog>
  );
};
