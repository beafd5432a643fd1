import {
  useCanAccess,
  useDataProvider,
  useGetList,
  useListContext,
  useTranslate,
} from 'react-admin';
import { MAX_SENT_AGAIN } from '#contract/platform/webhooks';
import { numberFormat } from '#shared/formatters';
import type { Api } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

/** How many messages of the filter would be sent again: those that do not wait, of addresses in this state. */
const useSendable = (filter: object, endpointState: 'active' | 'paused') => {
  const { total } = useGetList('webhookDeliveries', {
    filter: { ...filter, status_neq: 'waiting', endpointState },
    pagination: { page: 1, perPage: 1 },
    sort: { field: 'id', order: 'ASC' },
  });
  return total ?? 0;
};

/** Sends all messages of the list's filter again, in the background. */
export const SendAgainButton = () => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const { locale } = useStoreSettings();
  const { total = 0, filterValues } = useListContext();
  const { canAccess } = useCanAccess({ resource: 'webhookDeliveries', action: 'sendAgain' });
  const now = useSendable(filterValues, 'active');
  const later = useSendable(filterValues, 'paused');
  const sent = now + later;
  if (!canAccess || sent === 0) return null;
  const format = numberFormat(locale).format;
  const line = (key: string, count: number) =>
    translate(`webhookDeliveries.again.${key}`, { smart_count: count, count: format(count) });
  return (
    <VerbBar
      verbs={[
        {
          key: 'again',
          label: 'webhooks.verbs.again',
          confirm: () => ({
            title: 'webhookDeliveries.again.title',
            lines: [
              line('text', sent),
              ...(later > 0 ? [line('paused', later)] : []),
              ...(total > sent ? [line('leftOut', total - sent)] : []),
              ...(total > MAX_SENT_AGAIN
                ? [translate('webhooks.errors.tooManyAgain', { max: format(MAX_SENT_AGAIN) })]
                : []),
            ],
            perform: () => api.call('POST', '/webhookDeliveries/again', { filter: filterValues }),
            success: 'webhookDeliveries.again.started',
          }),
        },
      ]}
    />
  );
};
