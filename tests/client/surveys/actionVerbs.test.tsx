/** Verbs of a corrective action: what is still to be filled in before it is accepted is named, and nothing else. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, Notification } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { ApiError } from '../../../client/apiError.ts';
import { chinese } from '../../../client/layout/chinese.ts';
import { english } from '../../../client/layout/english.ts';
import { ActionVerbs } from '../../../client/surveys/correctiveActions/ActionVerbs.tsx';
import { answeredBy, authenticatedBy } from '../support/providers.ts';

afterEach(cleanup);

const DICTIONARIES = { en: english, zh: chinese };
const needed = 'correctiveActions.errors.needed';

const show = (language: 'en' | 'zh') => {
  const act = async () => {
    throw new ApiError(409, {
      message: 'correctiveActions.errors.incomplete',
      errors: { plan: needed, ownerId: needed },
    });
  };
  render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={authenticatedBy({
          checkError: async () => undefined,
          checkAuth: async () => undefined,
        })}
        dataProvider={answeredBy({ act })}
        i18nProvider={polyglotI18nProvider(() => DICTIONARIES[language], language, [], {
          allowMissing: true,
        })}
        queryClient={new QueryClient()}
      >
        <ActionVerbs action={{ id: 3, version: 2, title: 'Boxes' }} allowed={['accept']} />
        <Notification />
      </CoreAdminContext>
    </MemoryRouter>,
  );
};

test.each([
  ['en', 'Accept', 'Fill these in before the action is accepted: What is to change, Owner.'],
  ['zh', '采纳', '采纳前请先填写：改进内容、负责人。'],
] as const)('in %s, only what is missing is named', async (language, verb, said) => {
  show(language);
  await userEvent.click(await screen.findByRole('button', { name: verb }));
  const buttons = await screen.findAllByRole('button', { name: verb });
  await userEvent.click(buttons.at(-1) as HTMLElement);
  await waitFor(() => expect(document.body.textContent).toContain(said));
});
