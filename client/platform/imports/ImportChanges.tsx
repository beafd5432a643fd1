import { Box, Typography } from '@mui/material';
import { useGetManyAggregate, useGetResourceLabel, useTranslate } from 'react-admin';
import type { ImportChange } from '#contract/platform/imports';
import type { Job } from '#contract/platform/jobs';
import type { Localized } from '#shared/localization';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { Changes } from '../shared/Changes.tsx';

const changesOf = ({ input }: Pick<Job, 'input'>): ImportChange[] =>
  Array.isArray(input.changes) ? (input.changes as ImportChange[]) : [];

/** The names of changed records in the reader's language, by their numbers. */
const useNamed = (resource: string, changes: readonly ImportChange[]) => {
  const localize = useLocalize();
  const ids = changes.flatMap((one) =>
    one.resource === resource && one.recordId !== undefined ? [one.recordId] : [],
  );
  const { data } = useGetManyAggregate<{ id: number; names?: Localized }>(
    resource,
    { ids: [...new Set(ids)] },
    { enabled: ids.length > 0 },
  );
  return new Map(data?.flatMap((one) => (one ? [[one.id, localize(one.names)] as const] : [])));
};

/** As it is stored until the records are read, and where they are gone. */
const useNameOf = (changes: readonly ImportChange[]) => {
  const named: Record<string, ReadonlyMap<number, string>> = {
    products: useNamed('products', changes),
    categories: useNamed('categories', changes),
  };
  return ({ resource, recordId = 0, name }: ImportChange) => named[resource]?.get(recordId) || name;
};

/** What changes in records that the store has already, old and new, for the first of them. */
export const ImportChanges = ({ job }: { job: Pick<Job, 'input'> }) => {
  const translate = useTranslate();
  const label = useGetResourceLabel();
  const changes = changesOf(job);
  const nameOf = useNameOf(changes);
  if (changes.length === 0) return null;
  return (
    <Section title="imports.changes.title" help="imports.changes.help">
      <Box
        component="ul"
        sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 480, overflowY: 'auto' }}
        tabIndex={0}
        aria-label={translate('imports.changes.list')}
      >
        {changes.map((change, index) => (
          <Box component="li" key={index} sx={{ mb: 1.5 }}>
            <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
              {translate('imports.changes.record', {
                kind: label(change.resource, 1),
                name: nameOf(change),
              })}
            </Typography>
            <Changes
              resource={change.resource}
              before={change.before}
              after={change.after}
              options={change.options}
            />
          </Box>
        ))}
      </Box>
    </Section>
  );
};
