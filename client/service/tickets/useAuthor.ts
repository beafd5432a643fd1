/** Who wrote a message, in words. */
import { useTranslate } from 'react-admin';
import type { TicketMessage } from '#contract/service/messages';
import { usePersonName } from '../../platform/shared/PersonName.tsx';

export const useAuthor = () => {
  const translate = useTranslate();
  const personName = usePersonName();
  return ({ authorKind, authorName }: Pick<TicketMessage, 'authorKind' | 'authorName'>) => {
    if (authorKind === 'customer') return translate('tickets.customer');
    return authorKind === 'system'
      ? translate('activities.rule', { name: authorName })
      : personName(authorName ?? '');
  };
};
