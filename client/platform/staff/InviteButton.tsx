import PersonAdd from '@mui/icons-material/PersonAddOutlined';
import { Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { required, SelectInput, TextInput, useCanAccess, useTranslate } from 'react-admin';
import { ROLES } from '#contract/platform/access';
import { INVITATION_HOURS, InvitationInput, type InvitationLink } from '#contract/platform/staff';
import { MakeSecretButton } from '../../ui/feedback/MakeSecretButton.tsx';

/** Creates a one-time link and shows it once. */
export const InviteButton = () => {
  const translate = useTranslate();
  const client = useQueryClient();
  const { canAccess } = useCanAccess({ resource: 'staff', action: 'invite' });
  if (!canAccess) return null;
  return (
    <MakeSecretButton<InvitationLink>
      label="staff.invite"
      icon={<PersonAdd />}
      resource="staff"
      path="/staff/invitations"
      contract={InvitationInput}
      title="staff.inviteTitle"
      submit="staff.inviteSubmit"
      toShown={({ email, link }) => ({
        title: 'staff.linkTitle',
        text: translate('staff.linkText', { email }),
        label: 'staff.link',
        secret: new URL(link, window.location.href).href,
        done: 'staff.done',
      })}
      onMade={() => void client.invalidateQueries({ queryKey: ['invitations'] })}
    >
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
    </MakeSecretButton>
  );
};
