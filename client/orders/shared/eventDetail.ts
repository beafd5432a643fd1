import type { ListedEvent } from '#contract/orders/events';

/** The product and what else was sent of an event, in one line. */
export const eventDetail = ({ sku, detail }: ListedEvent): string =>
  [sku, ...Object.entries(detail ?? {}).map(([name, value]) => `${name}: ${String(value)}`)]
    .filter(Boolean)
    .join(' · ') || '–';
