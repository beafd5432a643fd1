/** A rule for earning in words, as the version of the programme that gave something has it. */
import { Typography } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import type { ProgrammeTerms, ProgrammeVersion } from '#contract/members/programme';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ruleText } from './programme/summaryRules.ts';
import { useProgrammeWords } from './programme/useProgrammeWords.ts';

const Rule = ({ terms, ruleKey }: { terms: ProgrammeTerms; ruleKey: string }) => {
  const words = useProgrammeWords([terms]);
  const rule = terms.earnRules.find(({ key }) => key === ruleKey);
  if (!rule) return null;
  return (
    <Typography>
      <strong>{words.text(rule.names)}</strong> {ruleText(rule, words)}
    </Typography>
  );
};

export const RuleText = ({ number, ruleKey }: { number: number; ruleKey: string }) => {
  const translate = useTranslate();
  const { data } = useGetList<ProgrammeVersion>('programmeVersions', {
    filter: { number },
    pagination: { page: 1, perPage: 1 },
    sort: { field: 'number', order: 'ASC' },
  });
  const version = data?.[0];
  if (!version) return null;
  return (
    <>
      <Typography variant="h3" sx={{ mt: 2, mb: 1 }}>
        {translate('points.ruleTitle')}
      </Typography>
      <Rule terms={version.terms} ruleKey={ruleKey} />
      <RecordLink resource="programmeVersions" id={version.id}>
        {translate('programme.title', { number })}
      </RecordLink>
    </>
  );
};
