/** The cases of a ticket on the customer's page: the stage of each in plain words, and what is the customer's to decide. Pure. */
import type { CaseStage } from '#contract/service/stages';
import type { Language } from '#shared/localization';
import { html, type Html } from '../../platform/publicPages/html.ts';
import { STAGE_WORDS } from './stageWords.ts';
import { CASE_WORDS, type PageAction, type SeenKind, STEP_ANSWERS } from './words.ts';

export interface ShownCase {
  id: number;
  /** A decision on another state of the case is none on this one. */
  version: number;
  number: string;
  kind: SeenKind;
  stage: CaseStage;
  stageAt: number;
  actions: readonly { action: PageAction; needsReason: boolean }[];
}
interface Showing {
  language: Language;
  address: string;
  /** An instant as the page writes it. */
  instant: (at: number) => string;
}
type Offered = ShownCase['actions'][number];

const GOING_ON: readonly PageAction[] = ['accept', 'acceptPart'];

const stepForm = (
  { id, version }: ShownCase,
  { action, needsReason }: Offered,
  { language, address }: Showing,
): Html => {
  const words = CASE_WORDS[language];
  const field = `reason-${id}-${action}`;
  const form = html`<form method="post" action="${address}?lang=${language}">
    <input type="hidden" name="case" value="${id}" />
    <input type="hidden" name="version" value="${version}" />
    ${
      needsReason &&
      html`<label for="${field}">${words.why}</label
        ><textarea id="${field}" name="reason" rows="3" maxlength="500" required></textarea>`
    }
    <button
      type="submit"
      name="step"
      value="${action}"
      ${!GOING_ON.includes(action) && html` class="other"`}
    >
      ${words.actions[action]}
    </button>
  </form>`;
  return needsReason
    ? html`<details>
        <summary>${words.actions[action]}</summary>
        ${form}
      </details>`
    : form;
};

const casePart = (shown: ShownCase, showing: Showing): Html => {
  const { language, instant } = showing;
  const words = CASE_WORDS[language];
  return html`<div class="note">
    <p><strong>${words.kinds[shown.kind]}</strong> ${STAGE_WORDS[language][shown.stage]}</p>
    <p class="soft">${shown.number} · ${words.since} ${instant(shown.stageAt)}</p>
    ${shown.actions.map((offered) => stepForm(shown, offered, showing))}
  </div>`;
};

export const casesPart = (cases: readonly ShownCase[], showing: Showing): Html | null =>
  cases.length === 0
    ? null
    : html`<h2>${CASE_WORDS[showing.language].title}</h2>
        ${cases.map((shown) => casePart(shown, showing))}`;

/** What became of a decision, after the page was sent. */
export const stepNote = (language: Language, done: string | null): Html | null => {
  const answer = STEP_ANSWERS.find((one) => one === done);
  if (answer === undefined) return null;
  const look = answer === 'stepTaken' ? 'note done' : 'note wrong';
  return html`<p class="${look}" role="status">${CASE_WORDS[language].done[answer]}</p>`;
};
