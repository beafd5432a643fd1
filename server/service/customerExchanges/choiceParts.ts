/** The field of the request form by which a customer asks for other goods, with the difference before it is sent. Pure. */
import { numberFormat } from '#shared/formatters';
import { currencyDecimals, type Language } from '#shared/localization';
import { html, type Html } from '../../platform/publicPages/html.ts';

export interface ReplacementChoice {
  variantId: number;
  sku: string;
  /** Of one unit: above zero the customer pays it, below zero it goes back. */
  difference: number;
}

interface ChoiceWords {
  label: (name: string) => string;
  same: string;
  more: (sku: string, amount: string) => string;
  back: (sku: string, amount: string) => string;
  none: (sku: string) => string;
  help: string;
}
const WORDS: Readonly<Record<Language, ChoiceWords>> = {
  en: {
    label: (name) => `For an exchange: what do you want instead of ${name}?`,
    same: 'The same goods, without a difference',
    more: (sku, amount) => `${sku}: you pay ${amount} more`,
    back: (sku, amount) => `${sku}: you get ${amount} back`,
    none: (sku) => `${sku}: no difference`,
    help: 'Differences are for one unit at the prices of now. What you pay or get is settled once the goods have arrived.',
  },
  zh: {
    label: (name) => `换货时，将“${name}”换为`,
    same: '同款商品，无差价',
    more: (sku, amount) => `${sku}：需补差价 ${amount}`,
    back: (sku, amount) => `${sku}：退还差价 ${amount}`,
    none: (sku) => `${sku}：无差价`,
    help: '差价按单件当前价格计算，实际金额以收到商品后结算为准。',
  },
};

interface Asking {
  language: Language;
  currency: string;
  /** What was chosen in a form that was refused. */
  chosen: string;
}

export const choiceField = (
  { position, name }: { position: number; name: string },
  choices: readonly ReplacementChoice[],
  { language, currency, chosen }: Asking,
): Html | null => {
  if (choices.length === 0) return null;
  const words = WORDS[language];
  const id = `instead-${position}`;
  const format = numberFormat(language, { style: 'currency', currency });
  const money = (amount: number) => format.format(amount / 10 ** currencyDecimals(currency));
  const textOf = ({ sku, difference }: ReplacementChoice) => {
    if (difference === 0) return words.none(sku);
    return difference > 0
      ? words.more(sku, money(difference))
      : words.back(sku, money(-difference));
  };
  return html`<label for="${id}">${words.label(name)}</label
    ><select id="${id}" name="${id}" aria-describedby="${id}-help">
      <option value="">${words.same}</option>
      ${choices.map(
        (choice) =>
          html`<option
            value="${choice.variantId}"
            ${String(choice.variantId) === chosen && html` selected`}
          >
            ${textOf(choice)}
          </option>`,
      )}
    </select>
    <div class="soft" id="${id}-help">${words.help}</div>`;
};
