/** The refunds of a ticket on the customer's page: how much goes back, and whether it has. Pure. */
import { numberFormat } from '#shared/formatters';
import { currencyDecimals, type Language } from '#shared/localization';
import { html, type Html } from '../../platform/publicPages/html.ts';
import { REFUND_WORDS } from './words.ts';

export interface ShownRefund {
  total: number;
  /** When the money had moved; null while it is on its way. */
  succeededAt: number | null;
  /** A payment was refused, and staff pay it in another way. */
  hasFailed: boolean;
  /** The shop refunded the rest in another way. */
  isPart: boolean;
}
interface Showing {
  language: Language;
  currency: string;
  /** An instant as the page writes it. */
  instant: (at: number) => string;
}

export const refundsPart = (
  refunds: readonly ShownRefund[],
  { language, currency, instant }: Showing,
): Html | null => {
  if (refunds.length === 0) return null;
  const words = REFUND_WORDS[language];
  const format = numberFormat(language, { style: 'currency', currency });
  const money = (amount: number) => format.format(amount / 10 ** currencyDecimals(currency));
  return html`<h2>${words.title}</h2>
    <ul>
      ${refunds.map(
        ({ total, hasFailed, isPart, succeededAt }) =>
          html`<li>
            <strong>${money(total)}</strong>
            ${
              succeededAt === null
                ? words[hasFailed ? 'failed' : 'underWay']
                : html`${words.paid} ${instant(succeededAt)}`
            }
            ${isPart ? words.part : null}
          </li>`,
      )}
    </ul>`;
};
