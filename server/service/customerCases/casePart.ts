/** The cases of a ticket on the customer's page: the stage of each in plain words, and what is the customer's to decide. Pure. */
import type { CaseStage } from '#contract/service/stages';
import type { Language } from '#shared/localization';
import { html, type Html, lines } from '../../platform/publicPages/html.ts';
import { carriedPart, type ShownRemedy } from '../customerProposals/carriedPart.ts';
import { proposalPart, type ShownProposal } from '../customerProposals/proposalPart.ts';
import { PROPOSAL_WORDS } from '../customerProposals/words.ts';
import { exchangePart } from '../customerExchanges/exchangePart.ts';
import type { ShownExchange } from '../customerExchanges/load.ts';
import { EXCHANGE_WORDS } from '../customerExchanges/words.ts';
import type { SendTo, ShownReturn } from '../customerReturns/load.ts';
import { parcelFields, type TypedParcel } from '../customerReturns/parcelFields.ts';
import { returnPart, sendToPart } from '../customerReturns/returnPart.ts';
import { STAGE_WORDS } from './stageWords.ts';
import { CASE_WORDS, type PageAction, type SeenKind, STEP_ANSWERS, WITH_PHOTOS } from './words.ts';

export interface ShownCase {
  id: number;
  /** A decision on another state of the case is none on this one. */
  version: number;
  number: string;
  kind: SeenKind;
  stage: CaseStage;
  stageAt: number;
  /** What the customer is asked now. */
  question: string | null;
  proposal: ShownProposal | null;
  /** What was agreed on, with what of it was done. */
  agreed: readonly ShownRemedy[];
  /** Until when the customer's evidence counts as in time. */
  evidenceUntil: number | null;
  /** Of an exchange: what is sent instead, and the difference. */
  exchange: ShownExchange | null;
  /** Where to goods are sent, while the customer has to send them. */
  sendTo: SendTo | null;
  /** Of a return, of money without goods, and of price protection. */
  returned: ShownReturn | null;
  actions: readonly { action: PageAction; needsWords: boolean }[];
}
/** What was written with a step that could not be taken as it was sent. */
export interface TypedStep {
  caseId: number;
  action: PageAction;
  words: string;
  parcel: TypedParcel;
}
interface Showing {
  language: Language;
  currency: string;
  address: string;
  typed: TypedStep | null;
  /** An instant as the page writes it. */
  instant: (at: number) => string;
  /** Pictures to send with the form, with an id of their own on the page. */
  photos: (id: string) => Html;
}
type Offered = ShownCase['actions'][number];

const GOING_ON: readonly PageAction[] = [
  'answer',
  'ship',
  'accept',
  'acceptPart',
  'submitEvidence',
  'complete',
];

const typedIn = ({ typed }: Showing, { id }: ShownCase, { action }: Offered): TypedStep | null =>
  typed?.caseId === id && typed.action === action ? typed : null;

/** What the button says; of an exchange it is the difference that is answered. */
const labelOf = (
  { kind }: ShownCase,
  { action }: Offered,
  { language }: Pick<Showing, 'language'>,
): string => {
  const own: Partial<Record<PageAction, string>> =
    kind === 'exchange' ? EXCHANGE_WORDS[language].actions : {};
  return own[action] ?? CASE_WORDS[language].actions[action];
};

/** What the customer writes with the step. */
const wordsLabel = (action: PageAction, language: Language): string => {
  const words = CASE_WORDS[language];
  if (action === 'answer') return words.yourAnswer;
  return action === 'submitEvidence' ? words.whatHappened : words.why;
};

const stepForm = (shown: ShownCase, offered: Offered, showing: Showing): Html => {
  const { id, version } = shown;
  const { action, needsWords } = offered;
  const { language, address } = showing;
  const field = `words-${id}-${action}`;
  const typed = typedIn(showing, shown, offered);
  const label = labelOf(shown, offered, showing);
  const hasPhotos = shown.kind !== 'exchange' && WITH_PHOTOS.includes(action);
  const form = html`<form
    method="post"
    ${hasPhotos && html` enctype="multipart/form-data"`}
    action="${address}?lang=${language}"
  >
    <input type="hidden" name="case" value="${id}" />
    <input type="hidden" name="version" value="${version}" />
    ${
      needsWords &&
      html`<label for="${field}">${wordsLabel(action, language)}</label
        ><textarea
          id="${field}"
          name="words"
          rows="3"
          required${typed && html` aria-invalid="true" aria-describedby="errors"`}
        >
${typed?.words ?? ''}</textarea>`
    }
    ${action === 'ship' && parcelFields(field, typed?.parcel ?? null, language)}
    ${hasPhotos && showing.photos(`${field}-photos`)}
    <button
      type="submit"
      name="step"
      value="${action}"
      ${!GOING_ON.includes(action) && html` class="other"`}
    >
      ${label}
    </button>
  </form>`;
  // What was asked is answered at once; everything else is opened first.
  return needsWords && action !== 'answer'
    ? html`<details${typed && html` open`}>
        <summary>${label}</summary>
        ${form}
      </details>`
    : form;
};

const offersConversion = ({ actions }: ShownCase): boolean =>
  actions.some(({ action }) => action === 'convert');

const casePart = (shown: ShownCase, showing: Showing): Html => {
  const { language, instant } = showing;
  const words = CASE_WORDS[language];
  const { question, proposal, agreed, evidenceUntil, exchange, sendTo, returned } = shown;
  return html`<div class="note">
    <p><strong>${words.kinds[shown.kind]}</strong> ${STAGE_WORDS[language][shown.stage]}</p>
    <p class="soft">${shown.number} · ${words.since} ${instant(shown.stageAt)}</p>
    ${
      question !== null &&
      html`<p>${words.question}</p>
        <p><strong>${lines(question)}</strong></p>`
    }
    ${proposal && proposalPart(proposal, showing)} ${carriedPart(agreed, showing)}
    ${
      evidenceUntil !== null &&
      html`<p>${PROPOSAL_WORDS[language].evidenceUntil(instant(evidenceUntil))}</p>`
    }
    ${exchange && exchangePart(exchange, offersConversion(shown), showing)}
    ${sendTo && sendToPart(sendTo, showing)} ${returned && returnPart(returned, showing)}
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
  const look = answer === 'stepOver' ? 'note wrong' : 'note done';
  return html`<p class="${look}" role="status">${CASE_WORDS[language].done[answer]}</p>`;
};
