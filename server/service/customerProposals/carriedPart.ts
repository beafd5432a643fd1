/** What was agreed on, on the customer's page: what of it was done, and the code of a coupon. Pure. */
import type { RemedyKind, RemedyState } from '#contract/service/remedies';
import { numberFormat } from '#shared/formatters';
import { currencyDecimals, type Language } from '#shared/localization';
import { html, type Html } from '../../platform/publicPages/html.ts';
import { PROPOSAL_WORDS } from './words.ts';

export interface ShownRemedy {
  kind: RemedyKind;
  amount: number | null;
  state: RemedyState;
  /** The customer's own code. */
  code: string | null;
}

export const carriedPart = (
  remedies: readonly ShownRemedy[],
  { language, currency }: { language: Language; currency: string },
): Html | null => {
  if (remedies.length === 0) return null;
  const words = PROPOSAL_WORDS[language];
  const format = numberFormat(language, { style: 'currency', currency });
  const money = (amount: number) => format.format(amount / 10 ** currencyDecimals(currency));
  return html`<p>${words.agreed}</p>
    <ul>
      ${remedies.map(
        ({ kind, amount, state, code }) =>
          html`<li>
            ${words.remedies[kind]}${amount !== null && html` ${money(amount)}`}
            ${words.states[state]} ${code !== null && html`<strong>${code}</strong>`}
          </li>`,
      )}
    </ul>`;
};
