import { Box, Typography } from '@mui/material';
import { useGetResourceLabel, useTranslate } from 'react-admin';
import type { ImportChange } from '#contract/platform/imports';
import type { Job } from '#contract/platform/jobs';
import { Section } from '../../ui/record/Section.tsx';
import { Changes } from '../shared/Changes.tsx';

const changesOf = ({ input }: Job): ImportChange[] =>
  Array.isArray(input.changes) ? (input.changes as ImportChange[]) : [];

/** What changes in records that the store has already, old and new, for the first of them. */
export const ImportChanges = ({ job }: { job: Job }) => {
  const translate = useTranslate();
  const label = useGetResourceLabel();
  const changes = changesOf(job);
  if (changes.length === 0) return null;
  return (
    <Section title="imports.changes.title" help="imports.changes.help">
      <Box
        component="ul"
        sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 480, overflowY: 'auto' }}
        tabIndex={0}
        aria-label={translate('imports.changes.list')}
      >
        {changes.map(({ resource, name, before, after }, index) => (
          <Box component="li" key={index} sx={{ mb: 1.5 }}>
            <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
              {translate('imports.changes.record', { kind: label(resource, 1), name })}
            </Typography>
            <Changes resource={resource} before={before} after={after} />
          </Box>
        ))}
      </Box>
    </Section>
  );
};
