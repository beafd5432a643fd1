import { Alert, Link, Typography } from '@mui/material';
import {
  useCanAccess,
  useDataProvider,
  useRecordContext,
  useRouterProvider,
  useTranslate,
} from 'react-admin';
import type { PersonMessageDetail } from '#contract/platform/messages';
import type { Api } from '../../api.ts';
import { listLink } from '../../links.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { LastInstant } from '../../ui/record/LastInstant.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { HistorySection } from '../shared/HistorySection.tsx';
import { Raw } from '../shared/Raw.tsx';
import { useMessageKinds } from '../shared/useMessageKinds.ts';
import { MailAttempts } from './MailAttempts.tsx';
import { Member } from './Member.tsx';
import { MessageStatus, NextAttempt } from './MessageStatus.tsx';

const useMessage = () => useRecordContext<PersonMessageDetail>();

const Title = () => {
  const { nameOf } = useMessageKinds();
  const message = useMessage();
  return <span>{message ? nameOf(message.kind) : ''}</span>;
};

const SendAgain = ({ id }: { id: number }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const { canAccess } = useCanAccess({ resource: 'messages', action: 'sendAgain' });
  if (!canAccess) return null;
  return (
    <VerbBar
      verbs={[
        {
          key: 'again',
          label: 'messages.again.verb',
          confirm: () => ({
            title: 'messages.again.title',
            lines: [translate('messages.again.text')],
            perform: () => api.act('messages', id, 'repetition'),
            success: 'messages.again.done',
          }),
        },
      ]}
    />
  );
};

const Header = () => {
  const message = useMessage();
  if (!message) return null;
  const { id, status } = message;
  return (
    <>
      <MessageStatus message={message} />
      {(status === 'failed' || status === 'notSent') && <SendAgain id={id} />}
    </>
  );
};

/** The subject and the text as they were handed over. */
const Content = ({ message }: { message: PersonMessageDetail }) => {
  const translate = useTranslate();
  const { isHidden, subject, body, webhookMessageId } = message;
  const { Link: RouterLink } = useRouterProvider();
  const { canAccess: seesWebhooks } = useCanAccess({
    resource: 'webhookDeliveries',
    action: 'list',
  });
  const filter = { q: webhookMessageId };
  return (
    <Section title="messages.content">
      {isHidden && <Alert severity="info">{translate('messages.hidden')}</Alert>}
      {!isHidden && subject === null && (
        <Typography color="text.secondary">{translate('messages.notWrittenYet')}</Typography>
      )}
      {subject !== null && (
        <>
          <Typography sx={{ fontWeight: 600, mb: 1 }}>{subject}</Typography>
          <Raw text={body ?? ''} label={translate('messages.content')} />
        </>
      )}
      {webhookMessageId !== null && seesWebhooks && (
        <Typography sx={{ mt: 1 }}>
          <Link component={RouterLink} to={listLink('webhookDeliveries', { filter })}>
            {translate('messages.toWebhooks')}
          </Link>
        </Typography>
      )}
    </Section>
  );
};

const field = (name: string) => `resources.messages.fields.${name}`;

const Body = () => {
  const translate = useTranslate();
  const message = useMessage();
  if (!message) return null;
  const { isTest, email, language, channel, occurredAt, createdAt, messageId, attempts } = message;
  return (
    <>
      <Section>
        <Facts
          facts={[
            ...(isTest
              ? [{ label: field('isTest'), value: translate('ra.boolean.true') }]
              : [{ label: field('memberId'), value: <Member message={message} /> }]),
            { label: field('email'), value: email },
            { label: field('language'), value: translate(`layout.languages.${language}`) },
            {
              label: field('channel'),
              value: channel && translate(`messages.channels.${channel}`),
            },
            { label: field('occurredAt'), value: <Instant at={occurredAt} /> },
            { label: field('createdAt'), value: <Instant at={createdAt} /> },
            { label: field('sendUntil'), value: <LastInstant at={message.sendUntil} /> },
            { label: field('handedOverAt'), value: <Instant at={message.handedOverAt} /> },
            { label: field('nextAttemptAt'), value: <NextAttempt message={message} /> },
            { label: field('messageId'), value: <code>{messageId}</code> },
          ]}
        />
      </Section>
      <Content message={message} />
      <Section title="messages.attempts">
        <MailAttempts attempts={attempts} />
      </Section>
    </>
  );
};

const MessageShow = () => (
  <ShowPage title={<Title />} header={<Header />} rail={<HistorySection />}>
    <Body />
  </ShowPage>
);

export default MessageShow;
