/** A proposal on the customer's page: what is offered, and until when the customer can answer. Pure. */
import type { ComplaintDecision } from '#contract/service/complaints';
import type { RemedyKind } from '#contract/service/remedies';
import { numberFormat } from '#shared/formatters';
import { currencyDecimals, type Language } from '#shared/localization';
import { html, type Html, lines } from '../../platform/publicPages/html.ts';
import { PROPOSAL_WORDS } from './words.ts';

export interface ShownProposal {
  /** Of a complaint. */
  decision: ComplaintDecision | null;
  /** In the mediator's words, of a dispute. */
  terms: string | null;
  remedies: readonly { kind: RemedyKind; amount: number | null }[];
  answerUntil: number | null;
  /** The customer has accepted, and the other side has not answered yet. */
  isAccepted: boolean;
}
interface Showing {
  language: Language;
  currency: string;
  /** An instant as the page writes it. */
  instant: (at: number) => string;
}

export const proposalPart = (
  { decision, terms, remedies, answerUntil, isAccepted }: ShownProposal,
  { language, currency, instant }: Showing,
): Html => {
  const words = PROPOSAL_WORDS[language];
  const format = numberFormat(language, { style: 'currency', currency });
  const money = (amount: number) => format.format(amount / 10 ** currencyDecimals(currency));
  return html`<p><strong>${words.title}</strong></p>
    ${decision !== null && html`<p>${words.decisions[decision]}</p>`}
    ${terms !== null && html`<p>${lines(terms)}</p>`}
    ${
      remedies.length > 0 &&
      html`<ul>
        ${remedies.map(
          ({ kind, amount }) =>
            html`<li>${words.remedies[kind]}${amount !== null && html` ${money(amount)}`}</li>`,
        )}
      </ul>`
    }
    ${answerUntil !== null && !isAccepted && html`<p>${words.answerUntil(instant(answerUntil))}</p>`}
    ${isAccepted && html`<p>${words.accepted}</p>`}`;
};
