/** One question as inputs of a form, without scripts. Pure. */
import { type Question, SCALES } from '#contract/surveys/definitions';
import { answerKeysOf, type Given } from '#rules/surveys/definitions';
import { type Language, localize } from '#shared/localization';
import { endsOf, type Scaled } from '../scaleEnds/rules.ts';
import { html, type Html } from '../../platform/publicPages/html.ts';
import { inputName, type Stored } from './rules.ts';
import { WORDS } from './words.ts';

export interface QuestionShown {
  question: Question;
  language: Language;
  /** What was answered, or typed and refused. */
  typed: Stored;
  isWrong: boolean;
}

const scalePart = (
  question: Scaled,
  name: string,
  given: Given | null | undefined,
  { language, isWrong }: QuestionShown,
): Html => {
  const { min, max } = SCALES[question.type];
  const [low, high] = endsOf(question, language);
  const numbers = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  const wordAt = (number: number) => (number === min ? low : number === max ? high : '');
  return html`<div class="scale">
      ${numbers.map(
        (number) =>
          html`<label
            ><input
              type="radio"
              name="${name}"
              value="${number}"
              ${question.isRequired && html` required`}${number === given && html` checked`}${
                isWrong && html` aria-describedby="errors"`
              }${wordAt(number) !== '' && html` aria-label="${number}: ${wordAt(number)}"`}
            />${number}</label
          >`,
      )}
    </div>
    <div class="ends"><span>${min} ${low}</span><span>${high} ${max}</span></div>`;
};

const choicePart = (
  question: Extract<Question, { type: 'choice' }>,
  { language, typed }: QuestionShown,
): Html[] => {
  const given = typed.get(question.key);
  const chosen = Array.isArray(given) ? (given as readonly string[]) : [];
  return question.options.map(
    ({ id, texts }, index) =>
      html`<label class="choice"
        ><input
          type="${question.isMultiple ? 'checkbox' : 'radio'}"
          name="${inputName(question.isMultiple ? index : null)}"
          value="${id}"
          ${question.isRequired && !question.isMultiple && html` required`}${
            chosen.includes(id) && html` checked`
          }
        />${localize(texts, language)}</label
      >`,
  );
};

export const questionPart = (shown: QuestionShown): Html => {
  const { question, language, typed, isWrong } = shown;
  const text = localize(question.texts, language);
  const help = question.isRequired ? null : html`<p class="soft">${WORDS[language].skippable}</p>`;
  if (question.type === 'text') {
    const given = typed.get(question.key);
    return html`<label for="v">${text}</label
      ><textarea
        id="v"
        name="${inputName(null)}"
        rows="5"
        ${question.isRequired && html` required`}${
          isWrong && html` aria-invalid="true" aria-describedby="errors"`
        }
      >
${typeof given === 'string' ? given : ''}</textarea
      >${help}`;
  }
  if (question.type === 'choice')
    return html`<fieldset>
      <legend>${text}</legend>
      ${help}${choicePart(question, shown)}
    </fieldset>`;
  if (question.type === 'matrix') {
    const keys = answerKeysOf(question);
    return html`<p class="asked">${text}</p>
      ${help}${question.rows.map(
        (row, index) =>
          html`<fieldset>
            <legend>${localize(row.texts, language)}</legend>
            ${scalePart(question, inputName(index), typed.get(keys[index] ?? ''), shown)}
          </fieldset>`,
      )}`;
  }
  return html`<fieldset>
    <legend>${text}</legend>
    ${help}${scalePart(question, inputName(null), typed.get(question.key), shown)}
  </fieldset>`;
};
