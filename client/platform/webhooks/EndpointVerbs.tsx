import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useCanAccess, useDataProvider, useRefresh, useTranslate } from 'react-admin';
import type {
  WebhookDeliveryDetail,
  WebhookEndpoint,
  WithSecret,
} from '#contract/platform/webhooks';
import type { Api } from '../../api.ts';
import { editLink, showLink } from '../../links.ts';
import { useWork } from '../../ui/feedback/useAct.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import { SecretDialog } from '../../ui/feedback/SecretDialog.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { useShownSecret } from './useShownSecret.ts';

/** Sends a test message and goes to the delivery, which shows what came of it. */
const useTest = (id: number) => {
  const api = useDataProvider<Api>();
  const navigate = useNavigate();
  const { run, pending } = useWork();
  const test = () =>
    run(async () => (await api.act<WebhookDeliveryDetail>('webhookEndpoints', id, 'test')).data, {
      onSuccess: (delivery) => navigate(showLink('webhookDeliveries', delivery.id)),
    });
  return { test, pending };
};

type Noun = 'pause' | 'resumption' | 'archival';

/** The verbs of an endpoint that is not archived. */
export const EndpointVerbs = ({ endpoint }: { endpoint: WebhookEndpoint }) => {
  const { id, url, waiting, pausedAt, archivedAt, previousSecretUntil } = endpoint;
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const toShown = useShownSecret();
  const { canAccess: canEdit } = useCanAccess({ resource: 'webhookEndpoints', action: 'edit' });
  const [made, setMade] = useState<WithSecret>();
  const { test, pending } = useTest(id);
  if (archivedAt !== null || !canEdit) return null;

  const asked = (noun: Noun, look: Omit<Verb, 'confirm' | 'onSelect' | 'label'>): Verb => ({
    ...look,
    label: `webhooks.verbs.${noun}`,
    confirm: () => ({
      title: translate(`webhooks.${noun}.title`, { url }),
      lines: [translate(`webhooks.${noun}.text`, { smart_count: waiting })],
      perform: () => api.act('webhookEndpoints', id, noun),
      success: `webhooks.${noun}.done`,
    }),
  });
  const verbs: Verb[] = [
    {
      key: 'test',
      label: 'webhooks.verbs.test',
      variant: 'contained',
      pending,
      onSelect: () => void test(),
    },
    asked(pausedAt === null ? 'pause' : 'resumption', { key: 'pause' }),
    {
      key: 'edit',
      label: 'ra.action.edit',
      place: 'menu',
      onSelect: () => navigate(editLink('webhookEndpoints', id)),
    },
    {
      key: 'renewal',
      label: 'webhooks.verbs.renewal',
      place: 'menu',
      confirm: () => {
        // A second renewal within a day ends the secret that the receivers use.
        const atOnce = previousSecretUntil !== null && previousSecretUntil > Date.now();
        return {
          title: translate('webhooks.renewal.title', { url }),
          lines: [translate(atOnce ? 'webhooks.renewal.atOnce' : 'webhooks.renewal.text')],
          perform: async () =>
            setMade(
              (await api.act<WithSecret>('webhookEndpoints', id, 'renewal', { atOnce })).data,
            ),
        };
      },
    },
    asked('archival', { key: 'archival', place: 'menu', tone: 'danger' }),
  ];
  const close = () => {
    setMade(undefined);
    refresh();
  };
  return (
    <>
      <VerbBar verbs={verbs} />
      <SecretDialog shown={made && toShown(made)} onClose={close} />
    </>
  );
};
