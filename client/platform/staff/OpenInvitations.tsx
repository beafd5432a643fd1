import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import type { Invitation } from '#contract/platform/staff';
import type { Api } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Section } from '../../ui/record/Section.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { RoleName } from './StaffChips.tsx';
import { LoadError } from '../../ui/feedback/Loading.tsx';

const Row = ({ invitation: { id, email, role, expiresAt } }: { invitation: Invitation }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const revocation: Verb = {
    key: 'revoke',
    label: 'staff.revoke',
    tone: 'danger',
    confirm: () => ({
      title: translate('staff.revokeTitle', { email }),
      lines: [translate('staff.revokeText')],
      perform: () => api.call('DELETE', `/staff/invitations/${id}`),
      success: 'staff.revoked',
    }),
  };
  return (
    <Box
      component="li"
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, py: 0.75 }}
    >
      <Box sx={{ flex: 1, minWidth: 200, overflowWrap: 'anywhere' }}>
        {email} · <RoleName role={role} />
      </Box>
      <Typography component="span" color="text.secondary">
        {translate('staff.expires')} <Instant at={expiresAt} isRelative />
      </Typography>
      <VerbBar verbs={[revocation]} />
    </Box>
  );
};

/** Links sent and not yet used. */
export const OpenInvitations = () => {
  const api = useDataProvider<Api>();
  const { data, error, refetch } = useQuery({
    queryKey: ['invitations'],
    queryFn: ({ signal }) => api.call<Invitation[]>('GET', '/staff/invitations', undefined, signal),
  });
  if (error && !data) return <LoadError error={error} onRetry={refetch} />;
  if (!data || data.data.length === 0) return null;
  return (
    <Box sx={{ mt: 3 }}>
      <Section title="staff.openInvitations">
        <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
          {data.data.map((invitation) => (
            <Row key={invitation.id} invitation={invitation} />
          ))}
        </Box>
      </Section>
    </Box>
  );
};
