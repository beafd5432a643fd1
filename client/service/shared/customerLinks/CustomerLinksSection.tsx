/** The secret links by which the customer follows the ticket: making one shows its address once. */
import LinkIcon from '@mui/icons-material/LinkOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { SelectInput, useCanAccess, useDataProvider, useTranslate } from 'react-admin';
import {
  type CustomerLink,
  CustomerLinkInput,
  LINK_DAYS,
  type NewCustomerLink,
} from '#contract/service/customerLinks';
import { worksAt } from '#rules/service/customerLinks';
import { LANGUAGES } from '#shared/localization';
import { usePersonName } from '../../../platform/shared/PersonName.tsx';
import type { Api } from '../../../api.ts';
import { MakeSecretButton } from '../../../ui/feedback/MakeSecretButton.tsx';
import { useWork } from '../../../ui/feedback/useAct.ts';
import { WholeInput } from '../../../ui/form/WholeInput.tsx';
import { Instant, useInstant } from '../../../ui/record/instant.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { SendLinkVerb } from './SendLinkVerb.tsx';

const WORDS = 'customerLinks';
const MOST_DAYS = 90;

const useLinks = (ticketId: number) => {
  const api = useDataProvider<Api>();
  const { data = [] } = useQuery({
    queryKey: ['tickets', 'customerLinks', ticketId],
    queryFn: async ({ signal }) =>
      (
        await api.call<CustomerLink[]>(
          'GET',
          `/tickets/${ticketId}/customerLinkList`,
          undefined,
          signal,
        )
      ).data,
  });
  return data;
};

const Link = ({
  ticketId,
  link,
  mayEnd,
}: {
  ticketId: number;
  link: CustomerLink;
  mayEnd: boolean;
}) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const { run, pending } = useWork();
  const toName = usePersonName();
  const works = worksAt(link, Date.now());
  const end = async () => {
    await run(() => api.act('tickets', ticketId, 'customerLinkWithdrawal', { linkId: link.id }), {
      success: `${WORDS}.ended`,
    });
    void client.invalidateQueries({ queryKey: ['tickets', 'customerLinks', ticketId] });
  };
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1, alignItems: 'center', mb: 0.5 }}>
      <Typography variant="body2" sx={{ flex: 1 }}>
        {translate(`${WORDS}.by`, { name: toName(link.createdBy) })}{' '}
        {link.withdrawnAt === null ? (
          <>
            {translate(works ? `${WORDS}.until` : `${WORDS}.expired`)}{' '}
            <Instant at={link.expiresAt} />
          </>
        ) : (
          <>
            {translate(`${WORDS}.withdrawnBy`, { name: link.withdrawnBy ?? '' })}{' '}
            <Instant at={link.withdrawnAt} />
          </>
        )}
      </Typography>
      {works && mayEnd && (
        <Button size="small" color="error" disabled={pending} onClick={() => void end()}>
          {translate(`${WORDS}.end`)}
        </Button>
      )}
    </Box>
  );
};

export const CustomerLinksSection = ({ ticketId }: { ticketId: number }) => {
  const translate = useTranslate();
  const instant = useInstant();
  const client = useQueryClient();
  const { canAccess = false } = useCanAccess({ resource: 'tickets', action: 'share' });
  const links = useLinks(ticketId);
  if (!canAccess && links.length === 0) return null;
  return (
    <Section title={`${WORDS}.title`} help={`${WORDS}.help`}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, mb: 1, p: 0 }}>
        {links.map((link) => (
          <Link key={link.id} ticketId={ticketId} link={link} mayEnd={canAccess} />
        ))}
      </Box>
      {canAccess && (
        <SendLinkVerb
          ticketId={ticketId}
          onSent={() =>
            void client.invalidateQueries({ queryKey: ['tickets', 'timeline', ticketId] })
          }
        />
      )}
      {canAccess && (
        <MakeSecretButton<NewCustomerLink>
          label={`${WORDS}.make`}
          icon={<LinkIcon />}
          resource="tickets"
          path={`/tickets/${ticketId}/customerLinks`}
          contract={CustomerLinkInput}
          defaultValues={{ days: LINK_DAYS, language: null }}
          title={`${WORDS}.makeTitle`}
          submit={`${WORDS}.submit`}
          toShown={({ url, expiresAt }) => ({
            title: `${WORDS}.madeTitle`,
            text: translate(`${WORDS}.madeText`, { at: instant(expiresAt) }),
            label: `${WORDS}.address`,
            secret: url,
            done: `${WORDS}.close`,
          })}
          onMade={() =>
            void client.invalidateQueries({ queryKey: ['tickets', 'customerLinks', ticketId] })
          }
        >
          <WholeInput
            source="days"
            label={`${WORDS}.days`}
            min={1}
            max={MOST_DAYS}
            helperText={false}
          />
          <SelectInput
            source="language"
            label={`${WORDS}.language`}
            choices={LANGUAGES.map((id) => ({ id, name: `layout.languages.${id}` }))}
            helperText={false}
            fullWidth
          />
        </MakeSecretButton>
      )}
    </Section>
  );
};
