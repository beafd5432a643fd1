/** What the pages of a survey say about what somebody gets for answering. Pure. */
import type { Language } from '#shared/localization';
import { html, type Html } from '../../platform/publicPages/html.ts';
import type { Asked } from './find.ts';
import { WORDS } from './words.ts';

type Promising = Pick<Asked, 'promised'>;

/** Before the first question. That it cannot be given any more stands on every screen. */
export const promisedPart = (
  { promised, survey }: Promising & Pick<Asked, 'survey'>,
  language: Language,
): Html | null => {
  const words = WORDS[language];
  if (promised?.state === 'had') return html`<p class="note">${words.had}</p>`;
  if (promised?.state !== 'open') return null;
  const { incentive } = promised;
  const gets = incentive.kind === 'points' ? words.points(incentive.points) : words.coupon;
  const seen = survey.identityMode !== 'identified' && html`<br />${words.seen}`;
  return html`<p class="note">${gets}${seen}</p>`;
};

/** On the page that thanks. `text`: an instant in words. */
export const thanksPart = (
  { promised }: Promising,
  language: Language,
  text: (at: number) => string,
): Html | null => {
  const words = WORDS[language];
  if (promised?.state === 'had') return html`<p class="note">${words.had}</p>`;
  if (promised?.state !== 'given') return null;
  const { points, code } = promised;
  if (points !== null) return html`<p class="note">${words.pointsGiven(points)}</p>`;
  if (code === null || code.code === null) return null;
  return html`<p class="note">
    ${words.codeGiven} <strong>${code.code}</strong>${
      code.validUntil !== null && html`<br />${words.codeUntil(text(code.validUntil))}`
    }
  </p>`;
};
