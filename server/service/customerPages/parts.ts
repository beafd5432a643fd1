/** Parts that the customer's pages share. Pure. */
import { html, type Html } from '../../platform/publicPages/html.ts';
import { type FieldError, type Words } from './words.ts';

/** What has to be put right, above the form. */
export const errorList = (words: Words, errors: readonly FieldError[]): Html | null =>
  errors.length === 0
    ? null
    : html`<div class="note wrong" role="alert" id="errors">
        <p>${words.errorTitle}</p>
        <ul>
          ${errors.map((error) => html`<li>${words.errors[error]}</li>`)}
        </ul>
      </div>`;

export const doneNote = (words: Words, done: string | null): Html | null =>
  done === 'asked' || done === 'answered'
    ? html`<p class="note done" role="status">${words.done[done]}</p>`
    : null;

/** A hidden id by which the same form sent twice is one message. */
export const sendingId = (id: string): Html =>
  html`<input type="hidden" name="sending" value="${id}" />`;

export const messageField = (label: string, value: string, isWrong: boolean): Html =>
  html`<label for="message">${label}</label
    ><textarea
      id="message"
      name="message"
      rows="5"
      required${isWrong && html` aria-invalid="true" aria-describedby="errors"`}
    >
${value}</textarea>`;

/** What the policy promises, folded. */
export const policyPart = (words: Words, texts: readonly string[]): Html | null =>
  texts.length === 0
    ? null
    : html`<details>
        <summary>${words.policy}</summary>
        <ul>
          ${texts.map((text) => html`<li>${text}</li>`)}
        </ul>
      </details>`;

/** Pictures to send with the form; `id` where the page has several such forms. */
export const photoField = (words: Words, id = 'photos'): Html =>
  html`<label for="${id}">${words.photos}</label>
    <input
      type="file"
      id="${id}"
      name="photos"
      multiple
      accept="image/jpeg,image/png,image/webp,image/gif,image/avif"
      aria-describedby="${id}-help"
    />
    <p class="soft" id="${id}-help">${words.photosHelp}</p>`;
