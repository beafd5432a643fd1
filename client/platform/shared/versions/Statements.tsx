/** What a version says as a list of statements, and how they differ from those of the version before. */
import { Box, Typography } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import type { VersionRecord } from '#contract/platform/versions';
import { Difference } from '../../../ui/record/Difference.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { differencesOf, type Statement } from './differences.ts';
import type { VersionPages } from './versionPages.ts';

const LIST = { m: 0, pl: 2.5 } as const;

const Label = ({ label }: { label: string | undefined }) =>
  label === undefined ? null : <strong>{label} · </strong>;

export const Statements = ({ lines }: { lines: readonly Statement[] }) => (
  <Box component="ul" sx={LIST}>
    {lines.map(({ key, label, text }) => (
      <li key={key}>
        <Label label={label} />
        {text}
      </li>
    ))}
  </Box>
);

interface ChangesProps extends Pick<VersionPages, 'words'> {
  before: { number: number; lines: readonly Statement[] };
  lines: readonly Statement[];
}

export const ChangesSection = ({ words, before, lines }: ChangesProps) => {
  const translate = useTranslate();
  const { number } = before;
  const changes = differencesOf(before.lines, lines);
  return (
    <Section title={translate(`${words}.changes`, { number })}>
      {changes.length === 0 ? (
        <Typography color="text.secondary">
          {translate(`${words}.noChanges`, { number })}
        </Typography>
      ) : (
        <Box component="ul" sx={LIST}>
          {changes.map(({ key, label, was, is }) => (
            <li key={key}>
              <Label label={label} />
              <Difference was={was} is={is} />
            </li>
          ))}
        </Box>
      )}
    </Section>
  );
};

/** The approved version that this one follows. */
export const useBefore = <T extends VersionRecord>(
  { resource }: Pick<VersionPages, 'resource'>,
  { number }: T,
): T | undefined => {
  const { data = [] } = useGetList<T>(resource, {
    filter: { state: 'approved', number_lt: number },
    sort: { field: 'number', order: 'DESC' },
    pagination: { page: 1, perPage: 1 },
  });
  return data[0];
};
