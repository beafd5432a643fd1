import { Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import type { OwnSession } from '#contract/platform/access';
import type { Api } from '../../api.ts';
import { useInstant } from '../../ui/record/instant.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { useWork } from '../../ui/feedback/useAct.ts';
import { deviceOf } from './device.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';

const REVOKED = { success: 'account.revoked' };

const Row = ({
  session: { id, userAgent, ipAddress, createdAt, current },
}: {
  session: OwnSession;
}) => {
  const translate = useTranslate();
  const toText = useInstant();
  const api = useDataProvider<Api>();
  const { run, pending } = useWork();
  const device = deviceOf(userAgent) ?? translate('account.unknownDevice');
  return (
    <Box
      component="li"
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, py: 0.75 }}
    >
      <Box sx={{ flex: 1, minWidth: 200 }}>
        {device} {current && <StatusChip tone="good" label="account.thisDevice" />}
        <Typography variant="caption" color="text.secondary" component="div">
          {[ipAddress, translate('account.since', { at: toText(createdAt) })]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
      </Box>
      {!current && (
        <Button
          variant="outlined"
          disabled={pending}
          aria-label={[translate('account.revoke'), device].join(
            translate('layout.labelSeparator'),
          )}
          onClick={() =>
            void run(
              () => api.call('DELETE', `/account/sessions/${encodeURIComponent(id)}`),
              REVOKED,
            )
          }
        >
          {translate('account.revoke')}
        </Button>
      )}
    </Box>
  );
};

/** The person's open sessions, to be ended one by one or all but this. */
export const SessionsSection = () => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const { run, pending } = useWork();
  const query = useQuery({
    queryKey: ['account', 'sessions'],
    queryFn: ({ signal }) => api.call<OwnSession[]>('GET', '/account/sessions', undefined, signal),
  });
  const { data } = query;
  const others = data?.data.some(({ current }) => !current);
  return (
    <Section
      title="account.sessions"
      actions={
        others && (
          <Button
            variant="outlined"
            disabled={pending}
            onClick={() => void run(() => api.call('DELETE', '/account/sessions'), REVOKED)}
          >
            {translate('account.revokeOthers')}
          </Button>
        )
      }
    >
      {data ? (
        <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
          {data.data.map((session) => (
            <Row key={session.id} session={session} />
          ))}
        </Box>
      ) : (
        <Loading query={query} height={80} />
      )}
    </Section>
  );
};
