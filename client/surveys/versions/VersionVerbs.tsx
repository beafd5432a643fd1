/** What may be done with a version: try it on a phone, write on it, publish or discard it. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCanAccess, useDataProvider, useRedirect, useTranslate } from 'react-admin';
import type { SurveyVersion } from '#contract/surveys/versions';
import { issuesOf } from '#rules/surveys/definitionIssues';
import type { Api } from '../../api.ts';
import { editLink, showLink } from '../../links.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { PreviewDialog } from './preview/PreviewDialog.tsx';
import { useKnown, useSurvey } from '../shared/useSurvey.ts';

const WORDS = 'surveyVersions.verbs';

export const VersionVerbs = ({ version }: { version: SurveyVersion }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const redirect = useRedirect();
  const survey = useSurvey(version.surveyId);
  const [isOpen, setOpen] = useState(false);
  const known = useKnown(version.surveyId);
  const { canAccess = false } = useCanAccess({ resource: 'surveyVersions', action: 'edit' });
  const { id, number, publishedAt, definition } = version;
  const isDraft = publishedAt === null && survey?.archivedAt === null && canAccess;
  const read = () =>
    Promise.all(
      ['surveys', 'surveyVersions'].map((resource) =>
        client.invalidateQueries({ queryKey: [resource] }),
      ),
    );
  const verbs: Verb[] = [
    {
      key: 'publish',
      label: `${WORDS}.publish.verb`,
      // What is missing is said above the questions.
      isAllowed: isDraft && known !== undefined && issuesOf(definition, known).length === 0,
      confirm: () => ({
        title: translate(`${WORDS}.publish.title`, { number }),
        lines: [translate(`${WORDS}.publish.text`, { smart_count: definition.questions.length })],
        perform: async () => {
          await api.act('surveyVersions', id, 'publication', { version: version.version });
          await read();
        },
        success: `${WORDS}.publish.done`,
      }),
    },
    {
      key: 'edit',
      label: `${WORDS}.edit`,
      variant: 'contained',
      isAllowed: isDraft,
      onSelect: () => redirect(editLink('surveyVersions', id)),
    },
    {
      key: 'preview',
      label: 'surveyVersions.preview.open',
      isAllowed: definition.questions.length > 0,
      onSelect: () => setOpen(true),
    },
    {
      key: 'discard',
      label: `${WORDS}.discard.verb`,
      tone: 'danger',
      place: 'menu',
      isAllowed: isDraft && number > 1,
      confirm: () => ({
        title: translate(`${WORDS}.discard.title`, { number }),
        lines: [translate(`${WORDS}.discard.text`)],
        leavesRecord: true,
        perform: async () => {
          await api.delete('surveyVersions', { id });
          redirect(showLink('surveys', version.surveyId));
          await read();
        },
        success: `${WORDS}.discard.done`,
      }),
    },
  ];
  return (
    <>
      <VerbBar verbs={verbs} />
      {isOpen && (
        <PreviewDialog
          definition={definition}
          identityMode={survey?.identityMode ?? 'identified'}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
};
