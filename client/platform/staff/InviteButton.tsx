import PersonAdd from '@mui/icons-material/PersonAddOutlined';
import { Button, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import {
  Form,
  required,
  SaveButton,
  SelectInput,
  TextInput,
  useCanAccess,
  useDataProvider,
  useTranslate,
} from 'react-admin';
import { ROLES } from '#contract/platform/access';
import { INVITATION_HOURS, InvitationInput, type InvitationLink } from '#contract/platform/staff';
import type { Api } from '../../api.ts';
import { ApiError } from '../../apiError.ts';
import { CopyField } from '../../ui/form/CopyField.tsx';
import { resolverOf } from '../../ui/form/resolver.ts';
import { useNotifyError } from '../../ui/feedback/useAct.ts';
import { CancelButton, FormBusy, WorkDialog } from '../../ui/feedback/WorkDialog.tsx';

const InviteForm = ({ onCreated }: { onCreated: (made: InvitationLink) => void }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const notifyError = useNotifyError();
  const submit = async (values: unknown) => {
    try {
      onCreated((await api.call<InvitationLink>('POST', '/staff/invitations', values)).data);
      return undefined;
    } catch (error) {
      const { errors } = ApiError.from(error);
      if (!errors) notifyError(error);
      return errors;
    }
  };
  return (
    <Form resource="staff" resolver={resolverOf(InvitationInput)} onSubmit={submit} noValidate>
      <FormBusy />
      <DialogContent>
        <Typography sx={{ mb: 1 }}>
          {translate('staff.inviteText', { hours: INVITATION_HOURS })}
        </Typography>
        <TextInput
          fullWidth
          source="email"
          type="email"
          label="resources.staff.fields.email"
          validate={required()}
          autoFocus
        />
        <SelectInput
          source="role"
          label="resources.staff.fields.role"
          fullWidth
          choices={ROLES.map((id) => ({ id, name: translate(`roles.${id}`) }))}
          validate={required()}
        />
      </DialogContent>
      <DialogActions>
        <CancelButton />
        <SaveButton label="staff.inviteSubmit" icon={<></>} alwaysEnable />
      </DialogActions>
    </Form>
  );
};

const LinkShown = ({ made, onClose }: { made: InvitationLink; onClose: () => void }) => {
  const translate = useTranslate();
  return (
    <>
      <DialogContent>
        <Typography sx={{ mb: 1 }}>{translate('staff.linkText', { email: made.email })}</Typography>
        <CopyField label="staff.link" value={new URL(made.link, window.location.href).href} />
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose}>
          {translate('staff.done')}
        </Button>
      </DialogActions>
    </>
  );
};

/** Creates a one-time link and shows it once. */
export const InviteButton = () => {
  const translate = useTranslate();
  const client = useQueryClient();
  const titleId = useId();
  const { canAccess } = useCanAccess({ resource: 'staff', action: 'invite' });
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<InvitationLink>();
  const close = () => {
    setOpen(false);
    setMade(undefined);
  };
  if (!canAccess) return null;
  return (
    <>
      <Button variant="contained" startIcon={<PersonAdd />} onClick={() => setOpen(true)}>
        {translate('staff.invite')}
      </Button>
      <WorkDialog open={open} secret={made ? 'made' : 'none'} onClose={close} titleId={titleId}>
        <DialogTitle id={titleId}>
          {translate(made ? 'staff.linkTitle' : 'staff.inviteTitle')}
        </DialogTitle>
        {made ? (
          <LinkShown made={made} onClose={close} />
        ) : (
          <InviteForm
            onCreated={(link) => {
              setMade(link);
              void client.invalidateQueries({ queryKey: ['invitations'] });
            }}
          />
        )}
      </WorkDialog>
    </>
  );
};
