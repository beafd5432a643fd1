import { Link } from '@mui/material';
import { useRecordContext, useRouterProvider, useTranslate } from 'react-admin';
import type { WebhookEndpoint } from '#contract/platform/webhooks';
import { listLink } from '../../links.ts';
import { type Fact, Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { HistorySection } from '../shared/HistorySection.tsx';
import { EndpointState } from './EndpointState.tsx';
import { EndpointVerbs } from './EndpointVerbs.tsx';
import { TypeNames } from './TypeNames.tsx';

const Title = () => <span>{useRecordContext<WebhookEndpoint>()?.url}</span>;

const Header = () => {
  const endpoint = useRecordContext<WebhookEndpoint>();
  if (!endpoint) return null;
  return (
    <>
      <EndpointState endpoint={endpoint} />
      <EndpointVerbs endpoint={endpoint} />
    </>
  );
};

/** A link to the messages of the endpoint, all or those with a status. */
const Messages = ({ id, status, text }: { id: number; status?: string; text: string }) => {
  const { Link: RouterLink } = useRouterProvider();
  const filter = { endpointId: id, ...(status && { status }) };
  return (
    <Link component={RouterLink} to={listLink('webhookDeliveries', { filter })}>
      {text}
    </Link>
  );
};

const field = (name: string) => `resources.webhookEndpoints.fields.${name}`;

const EndpointFacts = () => {
  const translate = useTranslate();
  const endpoint = useRecordContext<WebhookEndpoint>();
  if (!endpoint) return null;
  const { id, description, types, waiting, failed, createdAt } = endpoint;
  const { pausedAt, failingSince, previousSecretUntil } = endpoint;
  const since = (name: string, at: number | null): Fact[] =>
    at === null ? [] : [{ label: field(name), value: <Instant at={at} /> }];
  return (
    <Section title="webhooks.about">
      <Facts
        facts={[
          { label: field('description'), value: description || '–' },
          { label: field('types'), value: <TypeNames types={types} /> },
          {
            label: field('waiting'),
            value: <Messages id={id} status="waiting" text={String(waiting)} />,
          },
          {
            label: field('failed'),
            value: <Messages id={id} status="failed" text={String(failed)} />,
          },
          {
            label: 'webhooks.log',
            value: <Messages id={id} text={translate('webhooks.allMessages')} />,
          },
          ...since('pausedAt', pausedAt),
          ...since('failingSince', failingSince),
          ...since('previousSecretUntil', previousSecretUntil),
          { label: field('createdAt'), value: <Instant at={createdAt} /> },
        ]}
      />
    </Section>
  );
};

const AGAIN_MS = 3000;

/** While messages are on their way, their numbers are read again. */
const isSending = (endpoint: WebhookEndpoint | undefined) =>
  endpoint !== undefined &&
  endpoint.waiting > 0 &&
  endpoint.pausedAt === null &&
  endpoint.archivedAt === null;

const EndpointShow = () => (
  <ShowPage
    title={<Title />}
    header={<Header />}
    rail={<HistorySection />}
    queryOptions={{
      refetchInterval: ({ state }) =>
        isSending(state.data as WebhookEndpoint | undefined) ? AGAIN_MS : false,
    }}
  >
    <EndpointFacts />
  </ShowPage>
);

export default EndpointShow;
