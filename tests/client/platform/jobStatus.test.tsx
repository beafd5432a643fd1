/** A dry run whose rows were all refused is not shown as done. */
import { cleanup, render } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext } from 'react-admin';
import { afterEach, expect, test } from 'vitest';
import type { Job } from '#contract/platform/jobs';
import { english } from '../../../client/layout/english.ts';
import { JobStatusChip } from '../../../client/platform/shared/JobProgress.tsx';

afterEach(cleanup);

const said = (dryRun: boolean, counts: Record<string, number>) => {
  const job: Pick<Job, 'status' | 'input' | 'counts'> = {
    status: 'done',
    input: { kind: 'prices', dryRun },
    counts,
  };
  const { container } = render(
    <CoreAdminContext i18nProvider={polyglotI18nProvider(() => english, 'en')}>
      <JobStatusChip job={job} />
    </CoreAdminContext>,
  );
  return container.textContent;
};

test('it is refused where no row could be applied, and done where some can', () => {
  expect(said(true, { rows: 2, rejected: 2 })).toBe('Refused');
  expect(said(true, { rows: 2, rejected: 1, 'prices.updated': 1 })).toBe('Done');
  expect(said(true, { rows: 2 })).toBe('Done');
  expect(said(false, { rows: 2, rejected: 2 })).toBe('Done');
});
