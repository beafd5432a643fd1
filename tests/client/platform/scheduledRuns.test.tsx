/** The page of scheduled work: what each job and each run say, and who may run a failed one again. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, ThemeProvider } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import type { ScheduledJobState, ScheduledRun } from '#contract/platform/schedule';
import { chinese } from '../../../client/layout/chinese.ts';
import { english } from '../../../client/layout/english.ts';
import { RunAgain } from '../../../client/platform/scheduledRuns/RunAgain.tsx';
import { RunDuration, RunOutcome } from '../../../client/platform/scheduledRuns/RunParts.tsx';
import { ScheduledJobs } from '../../../client/platform/scheduledRuns/ScheduledJobs.tsx';
import { allowedBy, answeredBy } from '../support/providers.ts';

afterEach(cleanup);
/** Also on a busy machine. */
const SOON = { timeout: 4000 };
const AT = Date.parse('2025-11-21T04:00:00Z');

const done: ScheduledRun = {
  id: 1,
  job: 'expiredRows',
  day: '2025-11-20',
  status: 'done',
  attempts: 1,
  heldUntil: null,
  startedAt: AT,
  finishedAt: AT + 1250,
  duration: 1250,
  counts: { idempotency_keys: 2400, login_attempts: 1 },
  errorKey: null,
};
const failed: ScheduledRun = {
  ...done,
  id: 2,
  job: 'unusedFiles',
  day: '2025-11-21',
  status: 'failed',
  attempts: 3,
  heldUntil: AT + 900_000,
  counts: {},
  errorKey: 'scheduledRuns.errors.storage',
};
const job = (more: Partial<ScheduledJobState>): ScheduledJobState => ({
  key: 'expiredRows',
  time: '03:00',
  last: done,
  nextDay: '2025-11-22',
  nextAt: AT + 54_000_000,
  isAhead: false,
  due: 0,
  failed: 0,
  ...more,
});

const open = ({ mayEdit = true, isAhead = false, dictionary = english, language = 'en' } = {}) => {
  const act = vi.fn(async () => ({ data: failed }));
  const call = vi.fn(async () => ({
    data: [
      job({ isAhead }),
      job({ key: 'unusedFiles', time: '04:00', last: failed, due: 3, failed: 1 }),
    ],
  }));
  const methods = { call, act };
  render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={allowedBy(async ({ resource }) => resource !== 'settings' || mayEdit)}
        dataProvider={answeredBy(methods)}
        i18nProvider={polyglotI18nProvider(() => dictionary, language)}
      >
        <ThemeProvider>
          <ScheduledJobs />
          {[failed, done].map((run) => (
            <section key={run.id}>
              <RunOutcome run={run} />
              <RunDuration duration={run.duration} />
              <RunAgain run={run} />
            </section>
          ))}
        </ThemeProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
  return { act, call };
};

test('each job says what it does, when it is due, and what is left to do', async () => {
  open();
  const region = await screen.findByRole('region', { name: 'What runs every day' }, SOON);
  const [rows, files] = await within(region).findAllByRole('listitem', {}, SOON);
  expect(rows?.textContent).toContain('Delete old records');
  expect(rows?.textContent).toContain('every day at 03:00');
  expect(rows?.textContent).toContain('Done');
  expect(files?.textContent).toContain('3 days to catch up');
  expect(files?.textContent).toContain('1 failed run');
});

test('a run says in words what was done, how long it took, and why it failed', async () => {
  open();
  await screen.findByText('2,400 stored answers, 1 login attempt', {}, SOON);
  expect(screen.getAllByText('1.25 s')).toHaveLength(2);
  expect(screen.getByText('The storage of pictures did not answer.')).toBeTruthy();
  expect(screen.getByText(/3 attempts · Next attempt:/)).toBeTruthy();
});

test('the same in Chinese', async () => {
  open({ dictionary: chinese, language: 'zh' });
  await screen.findByText('2,400 条已存响应、1 条登录尝试', {}, SOON);
  expect(screen.getByText('图片存储没有响应。')).toBeTruthy();
  await screen.findByText('3 天待补', {}, SOON);
});

test('a failed run is run again after the question, and no other run offers it', async () => {
  const { act } = open();
  const [button, ...others] = await screen.findAllByRole('button', { name: 'Run again' }, SOON);
  expect(others).toEqual([]);
  fireEvent.click(button as HTMLElement);
  const dialog = await screen.findByRole('dialog', {
    name: 'Run “Delete unused pictures” for Nov 21, 2025 again?',
  });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Run again' }));
  await vi.waitFor(() => expect(act).toHaveBeenCalledWith('scheduledRuns', 2, 'repetition'));
});

test('who may not run it again reads who may', async () => {
  open({ mayEdit: false });
  await screen.findByText('Can be run again by: owner', {}, SOON);
  expect(screen.queryByRole('button', { name: 'Run again' })).toBeNull();
});

test('a job that a clock ahead carried too far says so, and is resumed after the question', async () => {
  const { call } = open({ isAhead: true });
  await screen.findByText(/The clock of a server was ahead/, {}, SOON);
  const [button, ...others] = await screen.findAllByRole('button', { name: 'Resume' }, SOON);
  expect(others).toEqual([]);
  fireEvent.click(button as HTMLElement);
  const dialog = await screen.findByRole('dialog', {
    name: 'Resume “Delete old records” with the next day?',
  });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Resume' }));
  const address = '/scheduledRuns/jobs/expiredRows/resumption';
  await vi.waitFor(() => expect(call).toHaveBeenCalledWith('POST', address, {}));
});
