import { useNavigate } from 'react-router-dom';
import { useCanAccess, useDataProvider, useTranslate } from 'react-admin';
import type { MessageTemplate } from '#contract/platform/messages';
import { type Language, LANGUAGES } from '#shared/localization';
import type { Api } from '../../api.ts';
import { editLink, showLink } from '../../links.ts';
import { useWork } from '../../ui/feedback/useAct.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';

/** Sends a test to oneself and goes to the message, which shows what came of it. */
const useTest = (id: number) => {
  const api = useDataProvider<Api>();
  const navigate = useNavigate();
  const { run, pending } = useWork();
  const test = (language: Language) =>
    run(
      async () =>
        (await api.act<{ id: number }>('messageTemplates', id, 'test', { language })).data,
      { onSuccess: (message) => navigate(showLink('messages', message.id)) },
    );
  return { test, pending };
};

export const TemplateVerbs = ({ template }: { template: MessageTemplate }) => {
  const { id, isChanged } = template;
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const navigate = useNavigate();
  const { canAccess } = useCanAccess({ resource: 'messageTemplates', action: 'edit' });
  const { test, pending } = useTest(id);
  if (!canAccess) return null;
  const verbs: Verb[] = [
    {
      key: 'edit',
      label: 'ra.action.edit',
      variant: 'contained',
      onSelect: () => navigate(editLink('messageTemplates', id)),
    },
    ...LANGUAGES.map((language): Verb => ({
      key: `test-${language}`,
      label: translate('messageTemplates.test', {
        language: translate(`layout.languages.${language}`),
      }),
      pending,
      onSelect: () => void test(language),
    })),
    {
      key: 'reset',
      label: 'messageTemplates.reset.verb',
      place: 'menu',
      isAllowed: isChanged,
      confirm: () => ({
        title: 'messageTemplates.reset.title',
        lines: [translate('messageTemplates.reset.text')],
        perform: () => api.act('messageTemplates', id, 'reset'),
        success: 'messageTemplates.reset.done',
      }),
    },
  ];
  return <VerbBar verbs={verbs} />;
};
