/** The builder of surveys: adding, moving and checking questions, conditions, and the preview on a phone. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import {
  CoreAdminContext,
  type DataProvider,
  memoryStore,
  ResourceContextProvider,
  ResourceDefinitionContextProvider,
} from 'react-admin';
import { MemoryRouter, Route, Routes } from 'react-router-dom';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Definition } from '#contract/surveys/definitions';
import { english } from '../../../client/layout/english.ts';
import { PhonePreview } from '../../../client/surveys/versions/preview/PhonePreview.tsx';
import { placesOf } from '../../../client/surveys/versions/issuePlaces.ts';
import VersionEdit from '../../../client/surveys/versions/VersionEdit.tsx';
import { authenticatedBy, STORE } from '../support/providers.ts';

afterEach(cleanup);

const PATIENT = { timeout: 20_000 };
const AUTH = authenticatedBy({
  checkError: async () => undefined,
  checkAuth: async () => undefined,
  getIdentity: async () => ({ id: 'm', name: 'Marketer', role: 'marketer', store: STORE }),
  canAccess: async () => true,
});
const i18nProvider = polyglotI18nProvider(() => english, 'en', [], { allowMissing: true });
const both = (text: string) => ({ en: text, zh: `${text}？` });

const DEFINITION = Definition.parse({
  questions: [
    { type: 'nps', key: 'nps', texts: both('Would you recommend us'), isRequired: true },
    {
      type: 'text',
      key: 'why',
      texts: both('Why not'),
      showIf: {
        conditions: [{ questionKey: 'nps', operator: 'atMost', value: 6 }],
      },
    },
    { type: 'csat', key: 'csat', texts: both('How was the service') },
  ],
});
const VERSION = {
  id: 5,
  surveyId: 2,
  number: 1,
  definition: DEFINITION,
  publishedAt: null,
  publishedBy: null,
  authorName: 'Marketer',
  createdAt: 1,
  updatedAt: 1,
  version: 3,
};
const SURVEY = { id: 2, names: both('Loyalty'), identityMode: 'confidential', archivedAt: null };

const client = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });
const open = async (definition = DEFINITION) => {
  const update = vi.fn(async (_: string, { data }: { data: object }) => ({
    data: { ...VERSION, ...data },
  }));
  const dataProvider = {
    getOne: async (resource: string) => ({
      data: resource === 'surveys' ? SURVEY : { ...VERSION, definition },
    }),
    getList: async () => ({ data: [], total: 0 }),
    call: async () => ({ data: [] }),
    update,
  } as unknown as DataProvider;
  render(
    <MemoryRouter initialEntries={['/surveyVersions/5']}>
      <CoreAdminContext
        dataProvider={dataProvider}
        authProvider={AUTH as never}
        i18nProvider={i18nProvider}
        queryClient={client()}
        store={memoryStore()}
      >
        <ResourceDefinitionContextProvider definitions={{}}>
          <ResourceContextProvider value="surveyVersions">
            <Routes>
              <Route path="/surveyVersions/:id" element={<VersionEdit />} />
              <Route path="*" element={<p>left</p>} />
            </Routes>
          </ResourceContextProvider>
        </ResourceDefinitionContextProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
  await screen.findByRole('region', { name: 'Question 1' }, PATIENT);
  return {
    saved: async () => {
      fireEvent.click(screen.getByRole('button', { name: 'Save' }));
      await waitFor(() => expect(update).toHaveBeenCalledTimes(1), PATIENT);
      return update.mock.lastCall?.[1].data as { definition: Definition; version: number };
    },
  };
};
const keys = ({ questions }: Definition) => questions.map(({ key }) => key);

describe('the builder', () => {
  test('moves a question with its arrows, says where it is, and saves the new order', async () => {
    const { saved } = await open();
    fireEvent.click(screen.getByRole('button', { name: 'Move Question 3 up' }));
    expect(await screen.findByText('Now at place 2 of 3')).toBeTruthy();
    const { definition, version } = await saved();
    expect([keys(definition), version]).toEqual([['nps', 'csat', 'why'], 3]);
  });
  test('moves a question by dragging it onto another', async () => {
    const { saved } = await open();
    const card = (name: string) => screen.getByRole('region', { name });
    const dataTransfer = { setData: () => undefined, effectAllowed: '' };
    const handle = card('Question 1').querySelector('[draggable=true]') as HTMLElement;
    fireEvent.dragStart(handle, { dataTransfer });
    fireEvent.dragOver(card('Question 3'), { dataTransfer });
    fireEvent.drop(card('Question 3'), { dataTransfer });
    expect(await screen.findByText('Now at place 3 of 3')).toBeTruthy();
    // What asked for the first question now stands before it.
    expect(await screen.findByText(/does not come before/)).toBeTruthy();
    expect(keys((await saved()).definition)).toEqual(['why', 'csat', 'nps']);
  });
  test('adds a question of a type with a key of its own, and names what it still needs', async () => {
    const { saved } = await open();
    expect(await screen.findByText(/Nothing is missing/, undefined, PATIENT)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Add question' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Choice' }));
    const added = await screen.findByRole('region', { name: 'Question 4' });
    const text = within(added).getByLabelText('Text · English');
    fireEvent.change(text, { target: { value: 'Where did you buy' } });
    fireEvent.blur(text);
    await waitFor(() =>
      expect(screen.getByText(/Question 4; Text; Chinese: Write the text/)).toBeTruthy(),
    );
    const { definition } = await saved();
    const question = definition.questions.at(-1);
    expect(question).toMatchObject({ type: 'choice', texts: { en: 'Where did you buy' } });
    expect(question?.key).toMatch(/^q[a-z0-9]{6}$/);
  });
  test('writes a condition of an earlier question', async () => {
    const { saved } = await open();
    const third = screen.getByRole('region', { name: 'Question 3' });
    fireEvent.click(within(third).getByRole('button', { name: /How was the service/ }));
    fireEvent.click(await within(third).findByRole('button', { name: 'Conditions and skips' }));
    fireEvent.click(await within(third).findByRole('button', { name: 'Add condition' }));
    expect(await within(third).findByRole('group', { name: 'Condition 1' })).toBeTruthy();
    expect((await saved()).definition.questions[2]?.showIf).toEqual({
      match: 'all',
      conditions: [
        { questionKey: 'why', rowKey: null, operator: 'answered', value: null, optionIds: [] },
      ],
    });
  });
});

describe('the preview on a phone', () => {
  const show = () =>
    render(
      <CoreAdminContext i18nProvider={i18nProvider} queryClient={client()}>
        <PhonePreview definition={DEFINITION} identityMode="anonymous" />
      </CoreAdminContext>,
    );
  test('asks one question a screen, in either language, and follows the conditions', async () => {
    show();
    expect(await screen.findByText('Would you recommend us')).toBeTruthy();
    expect(screen.getByText(/without anything that leads to you/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(await screen.findByText('Please answer this question.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '9' }));
    fireEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(await screen.findByText('How was the service')).toBeTruthy();
    expect(screen.getByText('Question 2 of 2')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    fireEvent.click(await screen.findByRole('button', { name: '3' }));
    fireEvent.click(screen.getByRole('button', { name: 'Chinese' }));
    expect(screen.getByText('第 1 题，共 3 题')).toBeTruthy();
    expect(screen.getByText('您的答案不会与您的个人信息关联。')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '下一题' }));
    expect(await screen.findByText('Why not？')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '下一题' }));
    expect(await screen.findByText('非常满意')).toBeTruthy();
    fireEvent.click(await screen.findByRole('button', { name: '提交' }));
    expect(await screen.findByText('感谢您的作答。')).toBeTruthy();
  });
});

test('an issue is placed by question, part and language', () => {
  expect(placesOf({ path: ['questions', 2, 'rows', 0, 'texts', 'zh'] })).toEqual([
    { key: 'surveyVersions.places.question', args: { number: 3 } },
    { key: 'surveyVersions.places.row', args: { number: 1 } },
    { key: 'resources.surveyVersions.fields.texts' },
    { key: 'layout.languages.zh' },
  ]);
  expect(placesOf({ path: ['questions', 0, 'showIf', 'conditions', 1, 'questionKey'] })).toEqual([
    { key: 'surveyVersions.places.question', args: { number: 1 } },
    { key: 'surveyVersions.places.condition', args: { number: 2 } },
    { key: 'resources.surveyVersions.fields.questionKey' },
  ]);
  expect(placesOf({ path: ['questions'] })).toEqual([
    { key: 'resources.surveyVersions.fields.questions' },
  ]);
});
