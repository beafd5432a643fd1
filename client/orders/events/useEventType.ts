import { useTranslate } from 'react-admin';
import type { ListedEvent } from '#contract/orders/events';

/** What happened, in words; a custom event has the name that the shop gave it. */
export const useEventType = () => {
  const translate = useTranslate();
  return ({ type, name }: ListedEvent) => translate(`events.types.${type}`, { name: name ?? '' });
};
