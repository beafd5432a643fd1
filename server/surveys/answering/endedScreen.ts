/** What stands instead of a question. Pure. */
import { localize } from '#shared/localization';
import type { PageContent } from '../../platform/publicPages/frame.ts';
import { html, type Html, lines } from '../../platform/publicPages/html.ts';
import type { ScreenOf } from './screens.ts';
import { type Ended, WORDS } from './words.ts';

/**
 * Instead of a question. `amendUntil`: until when the answers can be changed, as a text. `thanks`: what was given. `isShared`: on a device on which
 * somebody else answers next.
 */
export const endedScreen = (
  {
    asked,
    language,
    address,
    amendUntil,
    thanks: given,
    isShared,
    isTooLate,
  }: Pick<ScreenOf, 'asked' | 'language' | 'address'> & {
    amendUntil: string | null;
    thanks: Html | null;
    isShared: boolean;
    isTooLate: boolean;
  },
  ended: Ended,
): PageContent => {
  const words = WORDS[language];
  const { title, text } = words.ended[ended];
  const thanks =
    ended === 'answered' ? localize(asked.version.definition.thanksTexts, language) : '';
  return {
    title,
    body: html`${isTooLate && html`<p class="note wrong" role="alert">${words.tooLateToAmend}</p>`}
      <p>${thanks === '' ? text : lines(thanks)}</p>
      ${given}${
        amendUntil !== null &&
        html`<p class="soft">${words.amendUntil(amendUntil)}</p>
          <form method="post" action="${address}?lang=${language}">
            <button type="submit" class="other" name="go" value="amend">${words.amend}</button>
          </form>`
      }${
        isShared &&
        ended === 'answered' &&
        html`<p><a href="${address}?lang=${language}">${words.nextPerson}</a></p>`
      }`,
  };
};
