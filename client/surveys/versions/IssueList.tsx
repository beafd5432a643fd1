/** What is still missing before a draft can be published. */
import { Alert, Box } from '@mui/material';
import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import type { Definition } from '#contract/surveys/definitions';
import { issuesOf, type Known } from '#rules/surveys/definitionIssues';
import { placesOf } from './issuePlaces.ts';

export const IssueList = ({ definition, known }: { definition: Definition; known: Known }) => {
  const translate = useTranslate();
  const issues = useMemo(() => issuesOf(definition, known), [definition, known]);
  if (issues.length === 0)
    return <Alert severity="success">{translate('surveyVersions.ready')}</Alert>;
  return (
    <Alert severity="info">
      {translate('surveyVersions.missing', { smart_count: issues.length })}
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {issues.map((issue) => (
          <li key={issue.path.join('.')}>
            {placesOf(issue)
              .map(({ key, args }) => translate(key, args))
              .join(translate('layout.partSeparator'))}
            {translate('surveyVersions.colon')}
            {translate(issue.message, { _: issue.message })}
          </li>
        ))}
      </Box>
    </Alert>
  );
};
