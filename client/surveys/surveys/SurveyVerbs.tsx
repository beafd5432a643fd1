/** What may be done with a survey. */
import { useCanAccess, useDataProvider, useRedirect, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { Survey } from '#contract/surveys/surveys';
import type { SurveyVersion } from '#contract/surveys/versions';
import type { Api } from '../../api.ts';
import { createLink, editLink } from '../../links.ts';
import { useAct } from '../../ui/feedback/useAct.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { useLocalize } from '../../ui/record/localized.tsx';

export const SurveyVerbs = ({ survey }: { survey: Survey }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const redirect = useRedirect();
  const navigate = useNavigate();
  const api = useDataProvider<Api>();
  const { act, pending } = useAct<SurveyVersion>('surveys', 'draft', {
    onSuccess: ({ id }) => redirect(editLink('surveyVersions', id)),
  });
  const { canAccess } = useCanAccess({ resource: 'surveys', action: 'edit' });
  if (!canAccess) return null;
  const { id, version, archivedAt, draftId } = survey;
  const isArchived = archivedAt !== null;
  const change = isArchived ? 'restore' : 'archive';
  const verbs: Verb[] = [
    {
      key: 'draft',
      label: draftId === null ? 'surveys.verbs.draft' : 'surveys.verbs.editDraft',
      variant: 'contained',
      pending,
      isAllowed: !isArchived,
      onSelect: () =>
        draftId === null ? void act(id) : redirect(editLink('surveyVersions', draftId)),
    },
    {
      key: 'edit',
      label: 'ra.action.edit',
      isAllowed: !isArchived,
      onSelect: () => redirect(editLink('surveys', id)),
    },
    {
      key: 'copy',
      label: 'surveys.verbs.copy',
      place: 'menu',
      onSelect: () => void navigate(createLink('surveys', { copy: id })),
    },
    {
      key: change,
      label: `surveys.verbs.${change}.verb`,
      place: 'menu',
      tone: isArchived ? 'normal' : 'danger',
      confirm: () => ({
        title: translate(`surveys.verbs.${change}.title`, { name: toText(survey.names) }),
        lines: [translate(`surveys.verbs.${change}.text`)],
        perform: () => api.act('surveys', id, isArchived ? 'restoration' : 'archival', { version }),
        success: `surveys.verbs.${change}.done`,
      }),
    },
  ];
  return <VerbBar verbs={verbs} />;
};
