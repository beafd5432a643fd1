/** What a version says, in sections that read as sentences, and how it differs from the one before. */
import { Typography } from '@mui/material';
import type { ProgrammeVersion } from '#contract/members/programme';
import {
  ChangesSection,
  Statements,
  useBefore,
} from '../../platform/shared/versions/Statements.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { LevelTable } from './LevelTable.tsx';
import { type Part, summaryOf } from '../shared/programme/summary.ts';
import { useProgrammeWords } from '../shared/programme/useProgrammeWords.ts';
import { PAGES } from './pages.ts';

const PARTS: readonly Part[] = ['members', 'earning', 'expiry', 'spending', 'returns'];

const Changes = ({ version, before }: { version: ProgrammeVersion; before: ProgrammeVersion }) => {
  const words = useProgrammeWords([version.terms, before.terms]);
  return (
    <ChangesSection
      words="programme"
      before={{ number: before.number, lines: summaryOf(before.terms, words) }}
      lines={summaryOf(version.terms, words)}
    />
  );
};

export const TermsSections = ({ version }: { version: ProgrammeVersion }) => {
  const before = useBefore(PAGES, version);
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
          <Statements lines={lines.filter((line) => line.part === part)} />
        </Section>
      ))}
    </>
  );
};
