/** Which column of the file is which of the console's: asked where a name differs, and remembered for the next file. */
import { Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { FileReading } from '#contract/platform/imports';
import type { Job } from '#contract/platform/jobs';
import { columnTitle, headingsOf } from '#contract/platform/imports/headings';
import { own } from '#shared/own';
import { Section } from '../../ui/record/Section.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { useColumns } from './useColumns.ts';
import { useDryRun } from './useDryRun.ts';

const LEFT_OUT = '';

const chosenOf = ({ input }: Job) => (input.columns ?? {}) as Readonly<Record<string, string>>;

export const ColumnsSection = ({ job, reading }: { job: Job; reading: FileReading }) => {
  const translate = useTranslate();
  const { start, pending } = useDryRun(job);
  const { required, optional, names } = useColumns(String(job.input.kind));
  const [columns, setColumns] = useState(() => chosenOf(job));
  const { locale } = useStoreSettings();
  const known = [...required, ...optional];
  const headings = headingsOf(known);
  const titleOf = (column: string) => columnTitle(column, locale, names);
  const header = (reading.header ?? reading.rows[0] ?? [])
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const sameName = (name: string) =>
    own(headings, name) ?? known.find((column) => column.toLowerCase() === name.toLowerCase());
  const meaningOf = (name: string) => own(columns, name) ?? sameName(name);
  const missing = required.filter((column) => !header.some((name) => meaningOf(name) === column));
  const strange = header.filter((name) => meaningOf(name) === undefined);
  const isChosen = header.some((name) => own(chosenOf(job), name) !== undefined);
  // By the file's own names: it stays while the last unknown column is being given a meaning.
  const isClear =
    header.every((name) => sameName(name) !== undefined) &&
    required.every((column) => header.some((name) => sameName(name) === column));
  if (known.length === 0 || (isClear && !isChosen)) return null;
  const set = (name: string, meaning: string) => setColumns({ ...columns, [name]: meaning });
  return (
    <Section
      title="imports.columns.title"
      help={isChosen ? 'imports.columns.remembered' : 'imports.columns.help'}
    >
      {missing.length > 0 && (
        <Typography color="error" sx={{ mt: 1 }}>
          {translate('imports.columns.missing', {
            columns: missing.map(titleOf).join(translate('layout.listSeparator')),
          })}
        </Typography>
      )}
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 230px), 1fr))',
          gap: 1.5,
          my: 1.5,
        }}
      >
        {header.map((name) => (
          <TextField
            key={name}
            select
            size="small"
            label={translate('imports.columns.is', { name })}
            value={meaningOf(name) ?? LEFT_OUT}
            slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
            onChange={({ target }) => set(name, target.value)}
          >
            <MenuItem value={LEFT_OUT}>{translate('imports.columns.leftOut')}</MenuItem>
            {known.map((column) => (
              <MenuItem key={column} value={column}>
                {required.includes(column)
                  ? translate('imports.columns.required', { column: titleOf(column) })
                  : titleOf(column)}
              </MenuItem>
            ))}
          </TextField>
        ))}
      </Box>
      <Button
        variant="outlined"
        disabled={pending || missing.length > 0}
        onClick={() =>
          start({
            columns: {
              ...Object.fromEntries(strange.map((name) => [name, LEFT_OUT])),
              ...columns,
            },
          })
        }
      >
        {translate('imports.columns.again')}
      </Button>
    </Section>
  );
};
