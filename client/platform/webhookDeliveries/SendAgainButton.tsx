import { useCanAccess, useDataProvider, useListContext, useTranslate } from 'react-admin';
import { MAX_SENT_AGAIN } from '#contract/platform/webhooks';
import { numberFormat } from '#shared/formatters';
import type { Api } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

/** Sends all messages of the list's filter again, in the background. */
export const SendAgainButton = () => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const { locale } = useStoreSettings();
  const { total = 0, filterValues } = useListContext();
  const { canAccess } = useCanAccess({ resource: 'webhookDeliveries', action: 'sendAgain' });
  if (!canAccess || total === 0) return null;
  const format = numberFormat(locale).format;
  return (
    <VerbBar
      verbs={[
        {
          key: 'again',
          label: 'webhooks.verbs.again',
          confirm: () => ({
            title: 'webhookDeliveries.again.title',
            lines: [
              translate('webhookDeliveries.again.text', {
                smart_count: total,
                count: format(total),
              }),
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
