/** A return on the customer's page: where to send the goods, what came of them, and the money. Pure. */
import { numberFormat } from '#shared/formatters';
import { currencyDecimals, type Language } from '#shared/localization';
import { html, type Html, lines as asLines } from '../../platform/publicPages/html.ts';
import type { SendTo, ShownReturn } from './load.ts';
import { RETURN_WORDS } from './words.ts';

interface Showing {
  language: Language;
  currency: string;
  /** An instant as the page writes it. */
  instant: (at: number) => string;
}

/** Nobody is asked to send goods without being told where to. */
export const sendToPart = (
  { instructions, until, freightPayer }: SendTo,
  { language, instant }: Showing,
): Html => {
  const words = RETURN_WORDS[language];
  if (instructions === null) return html`<p>${words.addressFollows}</p>`;
  return html`<p>${words.sendTo}</p>
    <p><strong>${asLines(instructions)}</strong></p>
    ${freightPayer && html`<p>${words.freight[freightPayer]}</p>`}
    ${until !== null && html`<p>${words.sendUntil} ${instant(until)}</p>`}`;
};

const refusedText = (
  { asked, refused }: ShownReturn['lines'][number],
  language: Language,
): string => (refused > 0 ? RETURN_WORDS[language].refused(refused, asked + refused) : '');

const lineText = (
  { name, asked, received, accepted, others }: ShownReturn['lines'][number],
  language: Language,
): string => {
  const words = RETURN_WORDS[language];
  if (accepted !== null)
    return `${words.accepted(name, accepted, received)}${others > 0 ? words.others(others) : ''}`;
  return received > 0 ? words.received(name, received, asked) : words.asked(name, asked);
};

export const returnPart = (
  {
    lines,
    refusedWhy,
    parcels,
    comesBack,
    quoted,
    offered,
    worth,
    settled,
    isPaid,
    deductions,
  }: ShownReturn,
  { language, currency }: Showing,
): Html => {
  const words = RETURN_WORDS[language];
  const format = numberFormat(language, { style: 'currency', currency });
  const money = (amount: number) => format.format(amount / 10 ** currencyDecimals(currency));
  const goesBack = (amount: number) =>
    amount === 0 ? words.settledNothing : (isPaid ? words.paid : words.settled)(money(amount));
  return html`${
    lines.length > 0 &&
    html`<ul>
      ${lines.map((line) => html`<li>${lineText(line, language)}${refusedText(line, language)}</li>`)}
    </ul>`
  }${refusedWhy !== null && html`<p>${words.refusedWhy(refusedWhy)}</p>`}${parcels.map(
    ({ isBack, carrier, trackingNumber }) =>
      html`<p>${(isBack ? words.sentBack : words.sent)(carrier, trackingNumber)}</p>`,
  )}${quoted !== null && html`<p>${words.quoted(money(quoted), comesBack)}</p>`}${
    offered !== null && html`<p>${words.offered(money(offered))}</p>`
  }${worth !== null && worth > 0 && html`<p>${words.worth(money(worth))}</p>`}${deductions.map(
    ({ kind, amount, reason }) =>
      html`<p>${words.deducted(words.deductions[kind], money(amount), reason)}</p>`,
  )}${settled !== null && html`<p>${goesBack(settled)}</p>`}`;
};
