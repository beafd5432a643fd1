/** What a version says, in sections that read as sentences, and how it differs from the one before. */
import { Box, Typography } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import type { ProgrammeVersion } from '#contract/members/programme';
import { Section } from '../../ui/record/Section.tsx';
import { LevelTable } from './LevelTable.tsx';
import { differencesOf, type Line, type Part, summaryOf } from '../shared/programme/summary.ts';
import { useProgrammeWords } from '../shared/programme/useProgrammeWords.ts';

const Lines = ({ lines }: { lines: readonly Line[] }) => (
  <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
    {lines.map(({ key, label, text }) => (
      <li key={key}>
        {label !== undefined && <strong>{label} · </strong>}
        {text}
      </li>
    ))}
  </Box>
);

const PARTS: readonly Part[] = ['members', 'earning', 'expiry', 'spending', 'returns'];

const WAS = { color: 'text.secondary' } as const;

const Changes = ({ version, before }: { version: ProgrammeVersion; before: ProgrammeVersion }) => {
  const translate = useTranslate();
  const words = useProgrammeWords([version.terms, before.terms]);
  const { number } = before;
  const changes = differencesOf(summaryOf(before.terms, words), summaryOf(version.terms, words));
  return (
    <Section title={translate('programme.parts.changes', { number })}>
      {changes.length === 0 ? (
        <Typography color="text.secondary">
          {translate('programme.parts.noChanges', { number })}
        </Typography>
      ) : (
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
          {changes.map(({ key, label, was, is }) => (
            <li key={key}>
              {label !== undefined && <strong>{label} · </strong>}
              {was !== null && (
                <Box component="del" sx={WAS}>
                  {was}
                </Box>
              )}
              {was !== null && is !== null && ' → '}
              {is !== null && (
                <Box component="ins" sx={{ textDecoration: 'none' }}>
                  {is}
                </Box>
              )}
            </li>
          ))}
        </Box>
      )}
    </Section>
  );
};

/** The approved version that this one follows. */
const useBefore = ({ number }: ProgrammeVersion): ProgrammeVersion | undefined => {
  const { data = [] } = useGetList<ProgrammeVersion>('programmeVersions', {
    filter: { state: 'approved', number_lt: number },
    sort: { field: 'number', order: 'DESC' },
    pagination: { page: 1, perPage: 1 },
  });
  return data[0];
};

export const TermsSections = ({ version }: { version: ProgrammeVersion }) => {
  const before = useBefore(version);
  const { terms } = version;
  const words = useProgrammeWords([terms]);
  const lines = summaryOf(terms, words);
  return (
    <>
      {before && <Changes version={version} before={before} />}
      <Section title="programme.parts.levels">
        <Typography sx={{ mb: 1 }}>{words.text(terms.names)}</Typography>
        <LevelTable levels={terms.levels} words={words} />
      </Section>
      {PARTS.map((part) => (
        <Section key={part} title={`programme.parts.${part}`}>
          <Lines lines={lines.filter((line) => line.part === part)} />
        </Section>
      ))}
    </>
  );
};
