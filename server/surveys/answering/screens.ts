/** The screens of a survey: one question each, for a phone first, and what stands instead where none is asked. Pure. */
import type { Question } from '#contract/surveys/definitions';
import { pathOf } from '#rules/surveys/definitions';
import { type Language, LANGUAGES, localize } from '#shared/localization';
import type { PageContent } from '../../platform/publicPages/frame.ts';
import { html, type Html, lines } from '../../platform/publicPages/html.ts';
import type { Asked } from './find.ts';
import { promisedPart } from './incentiveParts.ts';
import { questionPart } from './questionPart.ts';
import { carried, givenOf, questionBefore, type Stored } from './rules.ts';
import { asksAddress } from './sending.ts';
import { type Words, WORDS } from './words.ts';

/** What a form carries from screen to screen. */
export interface Carried {
  submissionId: string;
  beganAt: number;
  /** Whether the answers so far are stored; otherwise the form carries them. */
  isKept: boolean;
  isAmending: boolean;
  /** Whether it says that what was promised cannot be given any more. */
  isWithout: boolean;
}
export interface ScreenOf {
  asked: Asked;
  language: Language;
  address: string;
  stored: Stored;
  carried: Carried;
  error: keyof Words['errors'] | null;
}

const errorPart = ({ error, language }: ScreenOf): Html | null =>
  error === null
    ? null
    : html`<p class="note wrong" role="alert" id="errors">${WORDS[language].errors[error]}</p>`;

const gonePart = ({ asked, carried: { isWithout }, language }: ScreenOf): Html | null =>
  isWithout && asked.promised !== null
    ? html`<p class="note" role="status">${WORDS[language].gone[asked.promised.incentive.kind]}</p>`
    : null;

const hidden = (name: string, value: string | number): Html =>
  html`<input type="hidden" name="${name}" value="${value}" />`;

const hiddenPart = ({ asked, stored, carried: state }: ScreenOf, key: string): Html =>
  html`${hidden('at', key)}${hidden('submission', state.submissionId)}${hidden('began', state.beganAt)}${hidden(
    'version',
    asked.version.id,
  )}${state.isAmending && hidden('amending', 'yes')}${state.isWithout && hidden('without', 'yes')}${!state.isKept && hidden('answers', carried(stored))}`;

/** Nothing is said of contact where none is asked for. */
const privacyText = ({ asked, language }: ScreenOf): string => {
  const words = WORDS[language];
  const { asksContact } = asked.version.definition;
  if (asked.invitation === null)
    return asksContact ? words.openPrivacy : words.openPrivacyWithoutContact;
  const { identityMode } = asked.survey;
  if (identityMode === 'anonymous' && asked.promised !== null) return words.anonymousWithIncentive;
  return identityMode === 'confidential' && !asksContact
    ? words.confidentialWithoutContact
    : words.privacy[identityMode];
};

/** What is said before the first question. */
const introPart = (screen: ScreenOf): Html => {
  const { asked, language, carried: state } = screen;
  const words = WORDS[language];
  const intro = localize(asked.version.definition.introTexts, language);
  const isSingle = asked.version.definition.questions.length === 1;
  return html`${state.isAmending && html`<p class="note">${words.isAmending}</p>`}${
      intro !== '' && html`<p>${lines(intro)}</p>`
    }${promisedPart(asked, language)}
    <p class="soft">
      ${privacyText(screen)}${!isSingle && html`${language === 'en' && ' '}${state.isKept ? words.resumes : words.keptHere}`}
    </p>`;
};

const isFirst = ({ asked, stored }: ScreenOf, key: string | null): boolean =>
  questionBefore(asked.version.definition, stored, key) === undefined;

/** Buttons in the order in which Enter and Tab meet them: the one that goes on comes first. */
const buttonsPart = (screen: ScreenOf, key: string | null, go: 'next' | 'send'): Html => {
  const { language, address, carried: state } = screen;
  const words = WORDS[language];
  const other = LANGUAGES.find((one) => one !== language) ?? language;
  return html`<p>
    <button type="submit" name="go" value="${go}">${words[go]}</button>${
      !isFirst(screen, key) &&
      html`<button type="submit" class="other" name="go" value="back" formnovalidate>
        ${words.back}
      </button>`
    }${
      !state.isKept &&
      html`<button
        type="submit"
        class="other"
        name="go"
        value="stay"
        formnovalidate
        formaction="${address}?lang=${other}"
        lang="${other === 'zh' ? 'zh-CN' : 'en'}"
      >
        ${words.otherLanguage}
      </button>`
    }
  </p>`;
};

const titleOf = ({ asked, language }: ScreenOf) => localize(asked.survey.names, language);

const formOf = (screen: ScreenOf, body: Html): Html =>
  html`<form method="post" action="${screen.address}?lang=${screen.language}">${body}</form>`;

export const questionScreen = (
  screen: ScreenOf,
  question: Question,
  typed: Stored = screen.stored,
): PageContent => {
  const { asked, language, stored } = screen;
  const { questions, asksContact } = asked.version.definition;
  const words = WORDS[language];
  const isLast = questions.at(-1)?.key === question.key && !asksContact;
  const path = pathOf(asked.version.definition, givenOf(stored));
  const number = path.findIndex(({ key }) => key === question.key) + 1;
  const left = questions.length - questions.findIndex(({ key }) => key === question.key) - 1;
  return {
    title: titleOf(screen),
    body: html`${isFirst(screen, question.key) && introPart(screen)}${
      questions.length > 1 && html`<p class="soft">${words.step(number, number + left)}</p>`
    }${gonePart(screen)}${errorPart(screen)}${formOf(
      screen,
      html`${hiddenPart(screen, question.key)}${questionPart({
        question,
        language,
        typed,
        isWrong: screen.error !== null,
      })}${buttonsPart(screen, question.key, isLast ? 'send' : 'next')}`,
    )}`,
  };
};

const contactPart = (
  { asked, language }: ScreenOf,
  typed: { contactWanted: boolean; contact: string },
): Html | null => {
  if (!asked.version.definition.asksContact) return null;
  const words = WORDS[language];
  return html`<label class="choice"
      ><input
        type="checkbox"
        name="contactWanted"
        value="yes"
        ${typed.contactWanted && html` checked`}
      />${words.contactWanted}</label
    >${
      asksAddress(asked) &&
      html`<label for="contact">${words.contact}</label
        ><input
          type="text"
          id="contact"
          name="contact"
          value="${typed.contact}"
          aria-describedby="contact-help"
        />
        <p class="soft" id="contact-help">${words.contactHelp}</p>`
    }`;
};

/** After the last question: whether the shop may get in touch, and the button that sends everything. */
export const lastScreen = (
  screen: ScreenOf,
  typed: { contactWanted: boolean; contact: string },
): PageContent => ({
  title: titleOf(screen),
  body: html`<p>${WORDS[screen.language].last}</p>
    ${gonePart(screen)}${errorPart(screen)}${formOf(
      screen,
      html`${hiddenPart(screen, '')}${contactPart(screen, typed)}${buttonsPart(screen, null, 'send')}`,
    )}`,
});
