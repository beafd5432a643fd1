/** An exchange on the customer's page: what is sent instead, and the difference to pay or to get back. Pure. */
import { numberFormat } from '#shared/formatters';
import { currencyDecimals, type Language } from '#shared/localization';
import { html, type Html } from '../../platform/publicPages/html.ts';
import type { ShownExchange } from './load.ts';
import { EXCHANGE_WORDS } from './words.ts';

interface Showing {
  language: Language;
  currency: string;
  /** An instant as the page writes it. */
  instant: (at: number) => string;
}

const moneyIn = ({ language, currency }: Pick<Showing, 'language' | 'currency'>) => {
  const format = numberFormat(language, { style: 'currency', currency });
  return (amount: number) => format.format(amount / 10 ** currencyDecimals(currency));
};

const offerText = ({ offer }: ShownExchange, showing: Showing): string | null => {
  if (offer === null) return null;
  const amount = offer.amount > 0 ? moneyIn(showing)(offer.amount) : null;
  return EXCHANGE_WORDS[showing.language].offer(offer.accepted, offer.refused, amount);
};

/** What is said of a difference that goes back, by how far that has come. */
const backText = ({
  isDifferencePaid,
  hasLeft,
}: ShownExchange): 'goesBack' | 'goesBackNow' | 'wentBack' => {
  if (isDifferencePaid) return 'wentBack';
  return hasLeft ? 'goesBackNow' : 'goesBack';
};

const differenceTexts = (shown: ShownExchange, { language, currency, instant }: Showing) => {
  const words = EXCHANGE_WORDS[language];
  const money = moneyIn({ language, currency });
  const { difference, expected, refund, owed, paid, payUntil, hasAgreed, isWaived, number } = shown;
  if (refund !== null) return [words.becameRefund(money(refund))];
  if (difference === null) {
    if (expected === null || expected === 0) return [];
    return [(expected > 0 ? words.willPay : words.willGoBack)(money(Math.abs(expected)))];
  }
  if (difference === 0) return [words.noDifference];
  if (difference < 0) return [words[backText(shown)](money(-difference))];
  if (isWaived) return [words.waived];
  return [
    owed > 0 && payUntil !== null && words.toPay(money(owed), instant(payUntil), number),
    paid > 0 && words.paid(money(paid)),
    hasAgreed && owed > 0 && words.agreed,
  ];
};

/** `canConvert`: the replacement is not there, and the customer may have the money instead. */
export const exchangePart = (shown: ShownExchange, canConvert: boolean, showing: Showing): Html => {
  const words = EXCHANGE_WORDS[showing.language];
  const { lines, parcel, hasArrived } = shown;
  const lineText = (isSame: boolean) => {
    if (hasArrived) return isSame ? words.gotSame : words.gotOther;
    return isSame ? words.same : words.other;
  };
  const offer = offerText(shown, showing);
  const texts = differenceTexts(shown, showing).filter((text) => text !== false);
  return html`${lines.map(
    ({ sku, units, isSame }) => html`<p>${lineText(isSame)(sku, units)}</p>`,
  )}${offer && html`<p>${offer}</p>`}${canConvert && html`<p>${words.notThere}</p>`}${texts.map((text) => html`<p>${text}</p>`)}${
    parcel && html`<p>${words.sent(parcel.carrier, parcel.trackingNumber)}</p>`
  }`;
};
