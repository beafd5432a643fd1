/** The quote of a repair on the customer's page, with the two answers to it. Pure. */
import type { QuoteLine } from '#contract/service/repairs';
import { numberFormat } from '#shared/formatters';
import { currencyDecimals, type Language } from '#shared/localization';
import { html, type Html } from '../../platform/publicPages/html.ts';
import { QUOTE_ANSWERS, QUOTE_WORDS } from './words.ts';

export interface ShownQuote {
  caseId: number;
  /** Of the case: an answer to another quote is none to this one. */
  version: number;
  lines: readonly (QuoteLine & { amount: number })[];
  total: number;
  diagnosisFee: number;
  validUntil: number;
}
interface Showing {
  language: Language;
  address: string;
  currency: string;
  /** An instant as the page writes it. */
  instant: (at: number) => string;
}

export const quotePart = (
  { caseId, version, lines, total, diagnosisFee, validUntil }: ShownQuote,
  { language, address, currency, instant }: Showing,
): Html => {
  const words = QUOTE_WORDS[language];
  const format = numberFormat(language, { style: 'currency', currency });
  const money = (amount: number) => format.format(amount / 10 ** currencyDecimals(currency));
  return html`<section class="note">
    <h2>${words.title}</h2>
    <ul>
      ${lines.map(
        ({ kind, name, quantity, amount }) =>
          html`<li>${words.line(words.kinds[kind], `${quantity} × ${name}`, money(amount))}</li>`,
      )}
    </ul>
    <p><strong>${words.total}</strong> ${money(total)}</p>
    <p>${words.validUntil} ${instant(validUntil)}</p>
    ${diagnosisFee > 0 && html`<p>${words.diagnosisFee} ${money(diagnosisFee)}</p>`}
    <form method="post" action="${address}?lang=${language}">
      <input type="hidden" name="case" value="${caseId}" />
      <input type="hidden" name="version" value="${version}" />
      <button type="submit" name="quote" value="accept">${words.accept}</button>
      <button type="submit" name="quote" value="decline" class="other">${words.decline}</button>
    </form>
  </section>`;
};

/** What became of an answer, after the page was sent. */
export const quoteNote = (language: Language, done: string | null): Html | null => {
  const answer = QUOTE_ANSWERS.find((one) => one === done);
  return answer === undefined
    ? null
    : html`<p class="note done" role="status">${QUOTE_WORDS[language].done[answer]}</p>`;
};
