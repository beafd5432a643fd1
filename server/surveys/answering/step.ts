/** What follows one screen: the one before, the same in the other language, the next question, or the end. */
import type { Question } from '#contract/surveys/definitions';
import { pathOf } from '#rules/surveys/definitions';
import type { PublicForm } from '../../platform/publicPages/form.ts';
import type { PublicAnswer, PublicCall } from '../../platform/publicPages/pages.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { stepAddress } from './address.ts';
import { ask, endedPage, pageOf, show } from './ask.ts';
import {
  givenOf,
  nextQuestion,
  questionBefore,
  readAnswers,
  type Stored,
  typedAnswers,
} from './rules.ts';
import { lastScreen, type ScreenOf } from './screens.ts';
import { send } from './send.ts';
import { storeStep } from './storeStep.ts';
import { type Find, write } from './writing.ts';

/** Of somebody whose answers are stored each screen has an address of its own, which reads them again. */
const goTo = (screen: ScreenOf, question: Question): PublicAnswer =>
  screen.carried.isKept
    ? { goesTo: stepAddress(screen.address, question.key) }
    : ask(screen, question);

const onwards = (
  screen: ScreenOf,
  question: Question | undefined,
  last: () => PublicAnswer,
): PublicAnswer => {
  const { definition } = screen.asked.version;
  const path = pathOf(definition, givenOf(screen.stored));
  const position = path.findIndex(({ key }) => key === question?.key);
  const following = position < 0 ? nextQuestion(definition, screen.stored) : path[position + 1];
  return following ? goTo(screen, following) : last();
};

export const step = async (
  call: PublicCall,
  find: Find,
  screen: ScreenOf,
  form: PublicForm,
): Promise<PublicAnswer> => {
  const { asked, carried } = screen;
  const { definition } = asked.version;
  const go = form.text('go');
  const question = definition.questions.find(({ key }) => key === form.text('at'));
  const read = question ? readAnswers(question, form.text) : null;
  const stored: Stored =
    read && 'answers' in read ? new Map([...screen.stored, ...read.answers]) : screen.stored;
  const next = { ...screen, stored };
  const last = (): PublicAnswer =>
    carried.isKept
      ? { goesTo: stepAddress(call.address, null) }
      : pageOf(next, {
          page: lastScreen(next, {
            contactWanted: form.text('contactWanted') !== '',
            contact: form.text('contact'),
          }),
        });
  if (go === 'stay') return question ? ask(next, question) : last();
  const back = () => {
    const before = questionBefore(definition, stored, question?.key ?? null);
    return before ? goTo(next, before) : show(call, asked);
  };
  const isGiven = question !== undefined && read !== null && 'answers' in read;
  if (go === 'back' && !(isGiven && carried.isKept)) return back();
  if (question && read && 'error' in read)
    return ask({ ...screen, error: read.error }, question, typedAnswers(question, form.text));
  if (question && carried.isKept) {
    const writer = await writerOf(call.context);
    const isStored = await write(call, find, screen, async (tx, now) => {
      const { invitation } = now;
      if (invitation !== null)
        await storeStep(tx, writer, { ...now, invitation }, stored, {
          ...carried,
          language: call.language,
        });
      return true;
    });
    const again = await find(call);
    if (!again) return { done: 'sent' };
    if (isStored === null) return endedPage(call, again);
    if (go === 'back') return back();
    return go === 'send'
      ? send(call, find, { ...next, asked: { ...again, version: asked.version } }, form)
      : onwards(next, question, last);
  }
  return go === 'send' ? send(call, find, next, form) : onwards(next, question, last);
};
