/** Sends the customer a link to the ticket, by the messages to members. */
import { useDataProvider, useTranslate } from 'react-admin';
import type { Api } from '../../../api.ts';
import { VerbBar } from '../../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../../ui/feedback/verbs.ts';

const WORDS = 'customerLinks';

export const SendLinkVerb = ({ ticketId, onSent }: { ticketId: number; onSent: () => void }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const send: Verb = {
    key: 'sendLink',
    label: `${WORDS}.send`,
    confirm: () => ({
      title: `${WORDS}.sendTitle`,
      lines: [translate(`${WORDS}.sendText`)],
      perform: () => api.act('tickets', ticketId, 'customerLinkMessage', {}),
      success: `${WORDS}.sent`,
      onSuccess: onSent,
    }),
  };
  return <VerbBar verbs={[send]} />;
};
