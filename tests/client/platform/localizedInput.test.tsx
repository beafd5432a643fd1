/** What a text per language says of itself: needed in one of the languages, or in each. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, Form, required, ResourceContextProvider } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { english } from '../../../client/layout/english.ts';
import { LocalizedInput, type LocalizedInputProps } from '../../../client/ui/record/localized.tsx';
import { answeredBy } from '../support/providers.ts';

afterEach(cleanup);

const show = (props: Partial<LocalizedInputProps>) => {
  const { container } = render(
    <MemoryRouter>
      <CoreAdminContext
        dataProvider={answeredBy({})}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
        queryClient={new QueryClient()}
      >
        <ResourceContextProvider value="products">
          <Form>
            <LocalizedInput source="names" {...props} />
          </Form>
        </ResourceContextProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
  return {
    labels: [...container.querySelectorAll('label')].map(({ textContent }) => textContent),
    text: container.textContent ?? '',
  };
};

test('where one language is enough, no input has an asterisk, and the hint says it once', () => {
  const { labels, text } = show({ validate: required() });
  expect(labels).toHaveLength(2);
  expect(labels.join()).not.toContain('*');
  expect(text.split('Needed in one of the languages.')).toHaveLength(2);
});

test('where every language is needed, each has its asterisk', () => {
  const { labels, text } = show({ validate: required(), inAll: true });
  expect(labels.filter((label) => label?.includes('*'))).toHaveLength(2);
  expect(text).not.toContain('Needed in one');
});

test('what is not needed says nothing', () => {
  const { labels, text } = show({});
  expect(labels.join()).not.toContain('*');
  expect(text).not.toContain('Needed in one');
});
