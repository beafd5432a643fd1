import { useTranslate } from 'react-admin';
import type { WithSecret } from '#contract/platform/webhooks';
import type { ShownOnce } from '../../ui/feedback/SecretDialog.tsx';

/** The secret of an endpoint as it is shown once: a first one, or one beside which another still signs. */
export const useShownSecret = () => {
  const translate = useTranslate();
  return ({ secret, previousSecretUntil }: WithSecret): ShownOnce => ({
    title: 'webhooks.secretTitle',
    text: translate(previousSecretUntil === null ? 'webhooks.secretText' : 'webhooks.renewedText'),
    label: 'webhooks.secret',
    secret,
    done: 'webhooks.secretSaved',
  });
};
