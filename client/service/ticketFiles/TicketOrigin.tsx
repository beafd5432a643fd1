/** On the ticket's page: what another system said of it, where it came by a file. */
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useRecordContext, useTranslate } from 'react-admin';
import type { TicketOrigin as Origin } from '#contract/service/ticketFiles';
import type { TicketDetail } from '#contract/service/tickets';
import type { Api } from '../../api.ts';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';

const useOrigin = (ticket: TicketDetail | undefined) => {
  const api = useDataProvider<Api>();
  const { data } = useQuery({
    queryKey: ['tickets', 'origin', ticket?.id],
    queryFn: async ({ signal }) =>
      (await api.call<Origin | null>('GET', `/tickets/${ticket?.id}/origin`, undefined, signal))
        .data,
    enabled: ticket?.source === 'import',
  });
  return data;
};

const TicketOrigin = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const origin = useOrigin(useRecordContext<TicketDetail>());
  if (!origin) return null;
  const { number, agent, reasonText, reasonNames, satisfaction, closedAt, importedAt } = origin;
  const label = (field: string) => `ticketFiles.${field}`;
  const reason =
    reasonText &&
    (reasonNames
      ? translate('ticketFiles.matched', { name: toText(reasonNames), text: reasonText })
      : translate('ticketFiles.unmatched', { text: reasonText }));
  return (
    <Section title="ticketFiles.origin">
      <Facts
        facts={[
          { label: label('number'), value: number },
          { label: label('agent'), value: agent },
          { label: label('reasonText'), value: reason },
          {
            label: label('satisfaction'),
            value: satisfaction && translate('ticketFiles.ofFive', { value: satisfaction }),
          },
          { label: label('closedAt'), value: <Instant at={closedAt} /> },
          { label: label('importedAt'), value: <Instant at={importedAt} /> },
        ]}
      />
    </Section>
  );
};
export default TicketOrigin;
