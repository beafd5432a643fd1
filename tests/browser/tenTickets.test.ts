/** Ten mixed tickets by keyboard alone, typed at a person's speed: how many keys and how much time each of them takes. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { settled, useBrowser, WIDE } from './support/browser.ts';

/** Milliseconds for which each key is down or awaited: some sixty words a minute. */
const PACE = 90;
/** Keys for all ten tickets, with those of their texts: a tenth more than it takes now. */
const MOST_KEYS = 210;
const MOST_TABS = 150;

const { open, url } = useBrowser();
const view = { language: 'en', theme: 'light', viewport: WIDE } as const;

type Role = 'manager' | 'agent';
const as = async <T>(role: Role, method: string, path: string, body?: object): Promise<T> => {
  const answer = await fetch(`${url()}/api${path}`, {
    method,
    headers: {
      Cookie: inject('store').cookies[role],
      Origin: url(),
      'Content-Type': 'application/json',
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
};

interface Stored {
  id: number;
  version: number;
  stage: string;
}
const ask = (subject: string, more: object = {}) =>
  as<Stored>('agent', 'POST', '/tickets', {
    type: 'consultation',
    subject,
    channel: 'phone',
    message: 'It should have come on Monday.',
    isMine: false,
    ...more,
  });
/** A complaint that is investigated, and then goes on by these steps of the agent. */
const complain = async (subject: string, steps: readonly [string, object, string?][] = []) => {
  const ticket = await ask(subject, { type: 'complaint', isMine: true });
  let { id, version } = await as<Stored>('agent', 'POST', '/cases', {
    ticketId: ticket.id,
    kind: 'complaint',
    input: { remedySought: 'apology' },
  });
  const facts = { isSafety: false, isLegal: false, isRecurring: false, affected: 'one', amount: 0 };
  for (const [action, input, reason = null] of [
    ['acknowledge', {}],
    ['assess', facts],
    ['investigate', {}],
    ...steps,
  ] as [string, object, string?][]) {
    const path = `/cases/${id}/actions/${action}`;
    ({ id, version } = await as<Stored>('agent', 'POST', path, { version, reason, input }));
  }
  return { id, version };
};

const APOLOGY = { decision: 'upheld', remedies: [{ kind: 'apology', amount: null }] };
const CODE = { decision: 'goodwill', remedies: [{ kind: 'coupon', amount: 20_000 }] };
beforeAll(async () => {
  for (let number = 1; number <= 7; number++) await ask(`Waiting for parcel ${number}`);
  await complain('Saucer cracked');
  await complain('Teapot leaks', [['propose', CODE]]);
  const { id } = await complain('Spoon bent', [
    ['propose', APOLOGY],
    ['accept', {}, 'She said yes on the phone'],
  ]);
  const { details } = await as<{ details: { remedies: { id: number }[] } }>(
    'agent',
    'GET',
    `/cases/${id}`,
  );
  const causes = await as<{ id: number; isInternal: boolean }[]>('agent', 'GET', '/rootCauses');
  for (const [action, input] of [
    ['fulfilRemedy', { remedyId: details.remedies[0]?.id, does: 'mark' }],
    ['nameCause', { rootCauseId: causes.find(({ isInternal }) => !isInternal)?.id }],
  ] as const) {
    const { version } = await as<Stored>('agent', 'GET', `/cases/${id}`);
    await as('agent', 'POST', `/cases/${id}/actions/${action}`, { version, reason: null, input });
  }
});

interface Work {
  what: string;
  keys: number;
  typed: number;
  seconds: number;
}
const worked: Work[] = [];
afterAll(() => {
  const sumOf = (of: (one: Work) => number) => worked.reduce((sum, one) => sum + of(one), 0);
  const line = (what: string, keys: number, typed: number, seconds: number) =>
    `${what}: ${keys} keys, ${typed} of them text, ${seconds.toFixed(1)} s`;
  const lines = [
    ...worked.map(({ what, keys, typed, seconds }) => line(what, keys, typed, seconds)),
    line(
      `${worked.length} tickets`,
      sumOf(({ keys }) => keys),
      sumOf(({ typed }) => typed),
      sumOf(({ seconds }) => seconds),
    ),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
});

let keys = 0;
let typed = 0;
/** One ticket, from the list or from wherever the last one has left the page. */
const work = async (what: string, steps: () => Promise<void>): Promise<void> => {
  const [keysBefore, typedBefore, begun] = [keys, typed, performance.now()];
  await steps();
  const seconds = (performance.now() - begun) / 1000;
  worked.push({ what, keys: keys - keysBefore, typed: typed - typedBefore, seconds });
};

/** A person at the keyboard: every key is counted. */
const personAt = (page: Page) => {
  const press = async (key: string) => {
    keys++;
    await page.keyboard.press(key, { delay: PACE });
  };
  const type = async (text: string) => {
    keys += text.length;
    typed += text.length;
    await page.keyboard.type(text, { delay: PACE });
  };
  /** Tabs on until the element has the focus. */
  const reach = async (wanted: Locator) => {
    await wanted.first().waitFor();
    for (let tabs = 0; tabs < MOST_TABS; tabs++) {
      if (await wanted.first().evaluate((node) => node === document.activeElement)) return;
      await press('Tab');
    }
    throw new Error('The Tab key never reaches it');
  };
  const dialog = page.getByRole('dialog');
  const button = (name: string, within: Locator | Page = page) =>
    within.getByRole('button', { name, exact: true });
  return {
    page,
    press,
    type,
    dialog,
    /** Takes the next ticket from the list, and shows where to write. */
    takeNext: async () => {
      await press('t');
      await page.getByRole('textbox', { name: 'Reply to the customer' }).waitFor();
    },
    /** Finds the ticket by its subject. */
    find: async (subject: string) => {
      await press('Control+k');
      await type(subject);
      await page
        .getByRole('option', { name: new RegExp(subject) })
        .first()
        .waitFor();
      await press('Enter');
      await settled(page, new RegExp(subject));
    },
    /** Sends what stands in the text; it is empty again once it was sent. */
    send: async (field: string) => {
      await press('Control+Enter');
      const text = page.getByRole('textbox', { name: field });
      await expect.poll(() => text.inputValue()).toBe('');
      await press('Escape');
    },
    /** Takes a step of the ticket's case, and confirms it in its dialog. */
    step: async (verb: string) => {
      await button(verb).first().waitFor();
      await press('p');
      await reach(button(verb));
      await press('Enter');
      await dialog.waitFor();
      await reach(button(verb, dialog));
      await press('Enter');
      await dialog.waitFor({ state: 'hidden' });
    },
    /** In the dialog that has just been opened. */
    submit: async (verb: string) => {
      await reach(button(verb, dialog));
      await press('Enter');
      await dialog.waitFor({ state: 'hidden' });
    },
    backToList: async () => {
      await press('u');
      await settled(page, 'Tickets');
    },
  };
};
type Person = ReturnType<typeof personAt>;

const resolve = async ({ page, press, dialog, submit }: Person) => {
  await press('s');
  await dialog.waitFor();
  await press('Enter');
  await page.getByRole('option', { name: 'Answered' }).waitFor();
  await press('Enter');
  await page.getByRole('listbox').waitFor({ state: 'hidden' });
  await submit('Resolve');
};

test('ten mixed tickets are worked by keyboard alone, with few keys', async () => {
  const desk = await open({ as: 'agent', ...view });
  const person = personAt(desk.page);
  const { page, press, type, dialog, takeNext, find, send, step, submit, backToList } = person;
  await page.goto('/#/tickets');
  await settled(page, 'Tickets');

  await work('Reply', async () => {
    await takeNext();
    await press('r');
    await type('Your parcel has left us today.');
    await send('Reply to the customer');
    await backToList();
  });
  await work('Reply by a macro', async () => {
    await takeNext();
    await press('m');
    await dialog.waitFor();
    await type('photo');
    await page.getByRole('option', { name: /photo/ }).first().waitFor();
    await press('Enter');
    const reply = page.getByRole('textbox', { name: 'Reply to the customer' });
    await expect.poll(() => reply.inputValue()).toContain('photo of the damage');
    await send('Reply to the customer');
    await backToList();
  });
  await work('Note', async () => {
    await takeNext();
    await press('n');
    await type('Ask the bank');
    await send('Note for colleagues; the customer never sees it');
    await backToList();
  });
  await work('Call', async () => {
    await takeNext();
    await press('c');
    await type('Will call back at noon');
    await send('What was said in the call');
    await backToList();
  });
  await work('Assign', async () => {
    await takeNext();
    await press('a');
    await dialog.waitFor();
    await press('Enter');
    await page.getByRole('option', { name: /^Manager/ }).waitFor();
    await press('m');
    await press('Enter');
    await page.getByRole('listbox').waitFor({ state: 'hidden' });
    await submit('Assign');
    await backToList();
  });
  await work('Tag', async () => {
    await takeNext();
    await press('l');
    await type('damaged');
    await press('Enter');
    await page.getByText('damaged', { exact: true }).first().waitFor();
    await press('Escape');
    await backToList();
  });
  await work('Resolve', async () => {
    await takeNext();
    await resolve(person);
    await backToList();
  });
  await work('Propose', async () => {
    await find('Saucer cracked');
    await step('Propose');
    await page.getByText('Proposed', { exact: true }).first().waitFor();
  });
  await work('Close', async () => {
    await find('Spoon bent');
    await step('Close');
    await resolve(person);
    await page.getByText('Resolved', { exact: true }).first().waitFor();
  });
  expect(desk.complaints).toEqual([]);

  const office = await open({ as: 'manager', ...view });
  const manager = personAt(office.page);
  await office.page.goto('/#/tickets');
  await settled(office.page, 'Tickets');
  await work('Approve', async () => {
    await manager.find('Teapot leaks');
    await manager.step('Approve');
    await office.page.getByText('Proposed', { exact: true }).first().waitFor();
  });
  expect(office.complaints).toEqual([]);
  expect(worked).toHaveLength(10);
  expect(keys).toBeLessThanOrEqual(MOST_KEYS);
});
