/** Sends everything, or asks for what is missing. */
import { SHARED_DEVICE } from '#contract/surveys/distributions';
import { missingAnswers, pathOf } from '#rules/surveys/definitions';
import { plainContact } from '#shared/contacts';
import type { PublicForm } from '../../platform/publicPages/form.ts';
import type { PublicAnswer, PublicCall } from '../../platform/publicPages/pages.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { IncentiveGone } from '../incentives/give.ts';
import { amend } from './amend.ts';
import { ask, endedPage, pageOf } from './ask.ts';
import { finish } from './finish.ts';
import { isReachable } from './reachable.ts';
import { givenOf } from './rules.ts';
import { lastScreen, type ScreenOf } from './screens.ts';
import { asksAddress, type Sending } from './sending.ts';
import { isSubmitted } from './submitted.ts';
import { type Find, write } from './writing.ts';

const MAX_CONTACT = 200;

const contactOf = (screen: ScreenOf, form: PublicForm) => {
  const { definition } = screen.asked.version;
  const contact = plainContact(form.text('contact'));
  const contactWanted = definition.asksContact && form.text('contactWanted') !== '';
  return {
    contactWanted,
    contact: contactWanted && contact !== '' ? contact : null,
    isWrong:
      contact.length > MAX_CONTACT ||
      (contactWanted && asksAddress(screen.asked) && !isReachable(contact)),
  };
};

const CONFLICT = 409;
/** Nothing was stored of what was sent: the last screen comes again, with what was typed, and says why. */
const askWithout = (screen: ScreenOf, form: PublicForm): PublicAnswer => {
  const shown = { ...screen, carried: { ...screen.carried, isWithout: true } };
  const { definition } = screen.asked.version;
  const question = pathOf(definition, givenOf(screen.stored)).at(-1);
  const { contactWanted } = contactOf(screen, form);
  const answer =
    question && !definition.asksContact
      ? ask(shown, question)
      : pageOf(shown, {
          page: lastScreen(shown, { contactWanted, contact: form.text('contact') }),
        });
  return { ...answer, status: CONFLICT };
};

export const send = async (
  call: PublicCall,
  find: Find,
  screen: ScreenOf,
  form: PublicForm,
): Promise<PublicAnswer> => {
  const { asked, stored, carried } = screen;
  const { definition } = asked.version;
  const [missing] = missingAnswers(definition, givenOf(stored));
  const question = pathOf(definition, givenOf(stored)).find(
    ({ key }) => missing === key || missing?.startsWith(`${key}/`),
  );
  if (question) return ask({ ...screen, error: 'missing' }, question);
  const { isWrong, ...contact } = contactOf(screen, form);
  if (isWrong) {
    const shown = { ...screen, error: 'contact' as const };
    return pageOf(shown, {
      page: lastScreen(shown, { ...contact, contact: form.text('contact') }),
    });
  }
  const isShared = call.rest[0] === SHARED_DEVICE;
  const sending: Sending = {
    submissionId: carried.submissionId,
    language: call.language,
    beganAt: carried.beganAt,
    source: asked.invitation === null ? 'openLink' : 'invitation',
    channel: isShared ? SHARED_DEVICE : null,
    isRepeated: asked.invitation === null && call.hasAnswered && !isShared,
    isWithout: carried.isWithout,
    ...contact,
  };
  const writer = await writerOf(call.context);
  let isDone: boolean | null;
  try {
    isDone = await write(call, find, screen, async (tx, now) => {
      if (carried.isAmending) return amend(tx, writer, now, stored, sending);
      await finish(tx, writer, now, stored, sending);
      return true;
    });
  } catch (error) {
    if (error instanceof IncentiveGone) return askWithout(screen, form);
    throw error;
  }
  const again = isDone ? null : await find(call);
  const isSent =
    again?.ended === 'full' &&
    (await isSubmitted(call.context.db, asked.survey.id, carried.submissionId));
  if (again?.ended && !isSent) return endedPage(call, again, { isTooLate: carried.isAmending });
  return {
    done: 'sent',
    address: call.address,
    isAnswered: asked.invitation === null && !isShared,
  };
};
