import { useTranslate } from 'react-admin';
import type { ListedEvent } from '#contract/orders/events';
import { useLocalize } from '../../ui/record/localized.tsx';

/** The product and what else was sent of an event, in one line; what only the shop knows is called as it calls it. */
export const useEventDetail = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const separator = translate('layout.labelSeparator');
  const nameOf = (key: string) => {
    const name: unknown = translate(`events.details.${key}`, { _: key });
    return typeof name === 'string' ? name : key;
  };
  return ({ sku, detail, detailNames = {} }: ListedEvent): string =>
    [
      sku,
      ...Object.entries(detail ?? {}).map(([key, value]) => {
        const shown =
          typeof value === 'boolean'
            ? translate(`ra.boolean.${value}`)
            : toText(detailNames[key]) || String(value);
        return `${nameOf(key)}${separator}${shown}`;
      }),
    ]
      .filter(Boolean)
      .join(' · ') || '–';
};
