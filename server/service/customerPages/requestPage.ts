/** The form by which a customer opens a ticket. Pure. */
import type { Localized } from '#shared/localization';
import { type Language, localize } from '#shared/localization';
import { html, type Html } from '../../platform/publicPages/html.ts';
import type { PageContent } from '../../platform/publicPages/frame.ts';
import { choiceField, type ReplacementChoice } from '../customerExchanges/choiceParts.ts';
import { errorList, messageField, photoField, policyPart, sendingId } from './parts.ts';
import { type Askable, mostOf, type OfferedReason, type Typed } from './rules.ts';
import { ASKED, type FieldError, WORDS } from './words.ts';

export interface AskedLine extends Omit<Askable, 'choices'> {
  choices: readonly ReplacementChoice[];
  /** By which cases name it. */
  number: number;
  /** What the policy says of it today. */
  texts: readonly string[];
}
export interface RequestFacts {
  orderExternalId: string | null;
  lines: readonly AskedLine[];
  reasons: readonly (OfferedReason & { names: Localized; parent: string | null })[];
  policy: readonly string[];
}
interface Asking {
  language: Language;
  currency: string;
  sending: string;
  address: string;
  typed: Typed;
  errors: readonly FieldError[];
}

const linePart = (line: AskedLine, { language, currency, typed }: Asking): Html => {
  const words = WORDS[language];
  const id = `line-${line.position}`;
  const value = typed.quantities.get(line.position) ?? '0';
  const most = mostOf(line);
  // What cannot come back is named, with the reason why.
  if (most === 0)
    return html`<p>${line.name}</p>
      <div class="soft">${line.texts.map((text) => html`<div>${text}</div>`)}</div>`;
  return html`<label for="${id}">${words.quantity(line.name, most)}</label
    ><input
      type="number"
      inputmode="numeric"
      id="${id}"
      name="${id}"
      min="0"
      max="${most}"
      value="${value}"
      ${line.texts.length > 0 && html` aria-describedby="${id}-policy"`}
    />${
      line.texts.length > 0 &&
      html`<div class="soft" id="${id}-policy">
        ${line.texts.map((text) => html`<div>${text}</div>`)}
      </div>`
    }${choiceField(line, line.choices, {
      language,
      currency,
      chosen: typed.instead.get(line.position) ?? '',
    })}`;
};

const reasonPart = ({ reasons }: RequestFacts, { language, typed }: Asking): Html | null => {
  if (reasons.length === 0) return null;
  const words = WORDS[language];
  return html`<label for="reason">${words.reason}</label
    ><select id="reason" name="reason">
      <option value="">${words.noReason}</option>
      ${reasons.map(
        ({ code, names, parent }) =>
          html`<option value="${code}" ${code === typed.reason && html` selected`}>
            ${parent === null ? '' : '– '}${localize(names, language)}
          </option>`,
      )}
    </select>`;
};

export const requestPage = (facts: RequestFacts, asking: Asking): PageContent => {
  const { language, typed, errors, sending, address } = asking;
  const words = WORDS[language];
  const isMessageWrong = errors.some((one) => one === 'messageMissing' || one === 'messageTooLong');
  return {
    title: words.askTitle,
    body: html`${errorList(words, errors)}
      <p class="soft">${words.askHelp}</p>
      ${facts.orderExternalId !== null && html`<p>${words.order} ${facts.orderExternalId}</p>`}
      <form method="post" enctype="multipart/form-data" action="${address}?lang=${language}">
        ${sendingId(sending)}
        <fieldset>
          <legend>${words.what}</legend>
          ${ASKED.map(
            (one) =>
              html`<label class="choice"
                ><input
                  type="radio"
                  name="type"
                  value="${one}"
                  required${one === typed.type && html` checked`}
                />${words.asked[one]}</label
              >`,
          )}
        </fieldset>
        ${
          facts.lines.length > 0 &&
          html`<fieldset>
            <legend>${words.goods}</legend>
            ${facts.lines.map((line) => linePart(line, asking))}
          </fieldset>`
        }${reasonPart(facts, asking)}${messageField(words.message, typed.message, isMessageWrong)}${photoField(words)}<button
          type="submit"
        >
          ${words.send}
        </button>
      </form>
      ${policyPart(words, facts.policy)}`,
  };
};
