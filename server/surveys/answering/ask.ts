/** Which page answers: a question, the last screen, or that the link takes no answer. */
import { randomUUID } from 'node:crypto';
import type { Question } from '#contract/surveys/definitions';
import { SHARED_DEVICE } from '#contract/surveys/distributions';
import { instantText } from '../../platform/publicPages/instantText.ts';
import type { PublicAnswer, PublicCall } from '../../platform/publicPages/pages.ts';
import { STEP, stepAddress } from './address.ts';
import { amendableUntil } from './ended.ts';
import { endedScreen } from './endedScreen.ts';
import { type Asked, loadStored } from './find.ts';
import { inputName, nextQuestion, readAnswers, type Stored } from './rules.ts';
import { thanksPart } from './incentiveParts.ts';
import { lastScreen, questionScreen, type ScreenOf } from './screens.ts';
import { isKept } from './sending.ts';
import { questionAt } from './stepAt.ts';

const WRONG = 422;

export const pageOf = (screen: ScreenOf, page: PublicAnswer & { page: unknown }): PublicAnswer => ({
  ...page,
  // A page that carries the answers would lose them by a link to the other language: it has a button for that.
  isKeptInPage: !screen.carried.isKept,
  // Back finds what only the page has, and no next person does.
  staysInBrowser:
    !screen.address.endsWith(`/${SHARED_DEVICE}`) &&
    (!screen.carried.isKept || screen.error !== null),
  ...(screen.error !== null && { status: WRONG }),
});
/** `typed`: what stands in its inputs, where that was refused. */
export const ask = (
  screen: ScreenOf,
  question: Question,
  typed: Stored = screen.stored,
): PublicAnswer => pageOf(screen, { page: questionScreen(screen, question, typed) });

export const endedPage = async (
  call: PublicCall,
  asked: Asked,
  { isTooLate = false, isThanked = false }: { isTooLate?: boolean; isThanked?: boolean } = {},
): Promise<PublicAnswer> => {
  const { language, address, context } = call;
  const { timeZone } = await context.settings();
  const until = asked.ended === 'answered' ? amendableUntil(asked.response) : null;
  const canAmend = until !== null && context.now() < until;
  const text = (at: number) => instantText(at, timeZone, language);
  return {
    page: endedScreen(
      {
        asked,
        language,
        address,
        amendUntil: canAmend ? text(until) : null,
        thanks: asked.ended === 'answered' ? thanksPart(asked, language, text) : null,
        isShared: call.rest[0] === SHARED_DEVICE && (asked.ended ?? 'answered') === 'answered',
        isTooLate,
      },
      isThanked ? 'answered' : (asked.ended ?? 'answered'),
    ),
  };
};

/**
 * The first question that is not answered yet. A score of the link only stands chosen: nothing is stored before it is sent.
 * Where answers are stored, the link leads on to the address of its question, so that Back finds that one again.
 */
export const show = async (call: PublicCall, asked: Asked): Promise<PublicAnswer> => {
  if (asked.ended !== null || call.done === 'sent')
    // The answer that was just sent may have been the last one that an open link takes.
    return endedPage(call, asked, {
      isThanked: call.done === 'sent' && asked.invitation === null,
    });
  const stored = await loadStored(call.context.db, asked.response);
  const { definition } = asked.version;
  const next = nextQuestion(definition, stored);
  const isStep = call.rest[0] === STEP && isKept(asked);
  const question = isStep ? questionAt(definition, stored, call.rest[1]) : next;
  const score = call.rest[isStep ? 2 : 0] ?? '';
  // The scores of a message are of the first question, and of no other that is asked after it.
  const isFirst = question !== undefined && question.key === definition.questions[0]?.key;
  const chosen = isFirst
    ? readAnswers(question, (name) => (name === inputName(null) ? score : ''))
    : { error: 'missing' as const };
  const chosenScore = 'answers' in chosen ? score : '';
  if (isKept(asked) && !isStep)
    return { goesTo: stepAddress(call.address, question?.key ?? null, chosenScore) };
  const screen: ScreenOf = {
    asked,
    language: call.language,
    address: call.address,
    stored,
    carried: {
      submissionId: asked.response?.submissionId ?? randomUUID(),
      beganAt: call.context.now(),
      isKept: isKept(asked),
      isAmending: false,
      isWithout: asked.promised?.state === 'gone',
    },
    error: null,
  };
  if (!question)
    return pageOf(screen, {
      page: lastScreen(screen, { contactWanted: false, contact: '' }),
      ...(isStep && { here: stepAddress(call.address, null) }),
    });
  const shown =
    asked.invitation !== null && 'answers' in chosen
      ? { ...screen, stored: new Map([...chosen.answers, ...stored]) }
      : screen;
  return pageOf(screen, {
    page: questionScreen(shown, question),
    ...(isStep && { here: stepAddress(call.address, question.key, chosenScore) }),
  });
};
