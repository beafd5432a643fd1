/** The pages of surveys behind links: an invitation of one person, and the open link of a counter or a printed code. */
import { randomUUID } from 'node:crypto';
import { SHARED_DEVICE } from '#contract/surveys/distributions';
import { pathOf } from '#rules/surveys/definitions';
import type { PublicForm } from '../../platform/publicPages/form.ts';
import type { PublicAnswer, PublicCall, PublicPages } from '../../platform/publicPages/pages.ts';
import { INVITED, OPEN } from './address.ts';
import { ask, endedPage, show } from './ask.ts';
import { amendableUntil } from './ended.ts';
import { type Asked, findInvited, findOpen, loadStored } from './find.ts';
import { givenOf, readCarried } from './rules.ts';
import type { ScreenOf } from './screens.ts';
import { isKept } from './sending.ts';
import { step } from './step.ts';
import { isSubmitted } from './submitted.ts';
import { withVersion } from './withVersion.ts';
import { type Find, isReady } from './writing.ts';

/** The ids that forms are given; invitations and imported rows have ids of another shape, which no form may send. */
const SUBMISSION = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A form that was open for longer began at an instant that nobody knows. */
const LONGEST_MS = 31 * 86_400_000;

const beganOf = (typed: string, now: number): number => {
  const began = Number(typed);
  return Number.isSafeInteger(began) && began > now - LONGEST_MS && began <= now ? began : now;
};

const screenOf = async (call: PublicCall, asked: Asked, form: PublicForm): Promise<ScreenOf> => {
  const isAmending = form.text('amending') !== '';
  const submission = form.text('submission');
  const isKeptHere = isKept(asked) && !isAmending;
  return {
    asked,
    language: call.language,
    address: call.address,
    stored: isKeptHere
      ? await loadStored(call.context.db, asked.response)
      : readCarried(asked.version.definition, form.text('answers')),
    carried: {
      submissionId: SUBMISSION.test(submission) ? submission : randomUUID(),
      beganAt: beganOf(form.text('began'), call.context.now()),
      isKept: isKeptHere,
      isAmending,
      isWithout: form.text('without') !== '',
    },
    error: null,
  };
};

/** Whether this very form was sent before, as by a second press of its button. */
const isSent = async ({ context }: PublicCall, { asked, carried }: ScreenOf): Promise<boolean> =>
  asked.invitation === null &&
  (await isSubmitted(context.db, asked.survey.id, carried.submissionId));

const save = async (
  call: PublicCall,
  find: Find,
  form: PublicForm,
): Promise<PublicAnswer | null> => {
  const found = await find(call);
  if (!found) return null;
  const asked = await withVersion(call.context.db, found, Number(form.text('version')));
  const until = amendableUntil(asked.response);
  const canAmend = until !== null && call.context.now() < until;
  const screen = await screenOf(call, asked, form);
  if (form.text('go') === 'amend' && canAmend) {
    const stored = await loadStored(call.context.db, asked.response);
    const [first] = pathOf(asked.version.definition, givenOf(stored));
    const carried = { ...screen.carried, isKept: false, isAmending: true };
    if (first) return ask({ ...screen, stored, carried }, first);
  }
  const { isAmending } = screen.carried;
  const isReadyNow = isReady(asked, isAmending && canAmend);
  if (!isReadyNow && (await isSent(call, screen))) return { done: 'sent', address: call.address };
  if (!isReadyNow)
    return endedPage(call, asked, { isTooLate: isAmending && asked.response !== null });
  return step(call, find, screen, form);
};

/** The forms of a shared device stay on its address. */
const onDevice = (call: PublicCall): PublicCall =>
  call.rest[0] === SHARED_DEVICE ? { ...call, address: `${call.address}/${SHARED_DEVICE}` } : call;

const pagesOf = (segment: string, isForMany: boolean, find: Find): PublicPages => ({
  segment,
  isForMany,
  isKnown: async (call) => (await find(call)) !== null,
  show: async (call) => {
    const asked = await find(call);
    return asked ? show(onDevice(call), asked) : null;
  },
  save: (call, form) => save(onDevice(call), find, form),
});

export const SURVEY_PAGES: readonly PublicPages[] = [
  pagesOf(INVITED, false, ({ context, tokenHash }) =>
    findInvited(context.db, tokenHash, context.now()),
  ),
  pagesOf(OPEN, true, ({ context, tokenHash }) => findOpen(context.db, tokenHash, context.now())),
];
