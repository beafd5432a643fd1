import Download from '@mui/icons-material/FileDownloadOutlined';
import {
  Box,
  Button,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
} from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import { type FileReading, WHOLE_FILE_KINDS } from '#contract/platform/imports';
import type { Job, JobError } from '#contract/platform/jobs';
import type { Api } from '../../api.ts';
import { Section } from '../../ui/record/Section.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { KeptRows } from './KeptRows.tsx';
import { MendRowDialog } from './MendRowDialog.tsx';
import { RefusedRow } from './RefusedRow.tsx';
import { UncheckedRows } from './UncheckedRows.tsx';
import { useColumns } from './useColumns.ts';
import type { Mends } from './useMends.ts';
import { useRowReasons } from './useRowReasons.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';

const PAGE = 25;

const usePage = (job: Job, page: number) => {
  const api = useDataProvider<Api>();
  const query = useQuery({
    // Rows are counted before they are stored, and all are stored once the run has ended.
    queryKey: ['jobs', 'errors', job.id, page, job.counts.rejected, job.status],
    queryFn: async ({ signal }) => {
      const range = JSON.stringify([page * PAGE, page * PAGE + PAGE]);
      const { data: rows } = await api.call<JobError[]>(
        'GET',
        `/jobs/${job.id}/errors?${new URLSearchParams({ range })}`,
        undefined,
        signal,
      );
      return rows;
    },
    placeholderData: keepPreviousData,
  });
  const { data } = query;
  // One more than is shown tells whether there is a next page.
  return { query, rows: (data ?? []).slice(0, PAGE), hasNext: (data ?? []).length > PAGE };
};

/** The columns in which rows can be mended; lines without cells are mended in the file. */
const headerOf = ({ input }: Job): readonly string[] =>
  Array.isArray(input.header) && (input.reading as FileReading | undefined)?.isTable !== false
    ? (input.header as string[])
    : [];

/** The cell of a column. */
const valueOf = (header: readonly string[], field: string | null, row: readonly string[]) => {
  const wanted = field?.toLowerCase();
  return row[header.findIndex((name) => name.toLowerCase() === wanted)] ?? '';
};

const HEADINGS = ['field', 'value', 'reason', 'row'] as const;

/** Every refused row with its line, column and reason: mended here, or all of them as a file. */
export const RefusedRows = ({ job, mends }: { job: Job; mends: Mends }) => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  const [page, setPage] = useState(0);
  const { query, rows, hasNext } = usePage(job, page);
  const { mended, keep } = mends;
  const [open, setOpen] = useState<JobError | null>(null);
  const header = headerOf(job);
  const { names } = useColumns(String(job.input.kind));
  const cellsOf = ({ line, row }: JobError) => mended.get(line) ?? row;
  const reasons = useRowReasons(job, open?.line ?? null, rows);
  const download = (
    <Button
      component="a"
      href={`/api/jobs/${job.id}/rejected?language=${locale}`}
      download
      startIcon={<Download />}
    >
      {translate('imports.refused.download')}
    </Button>
  );
  const isDryRun = job.input.dryRun === true;
  const help = WHOLE_FILE_KINDS.has(job.input.kind) ? 'helpWhole' : isDryRun ? 'help' : 'helpAfter';
  return (
    <Section title="imports.refused.title" help={`imports.refused.${help}`} actions={download}>
      <KeptRows job={job} />
      <UncheckedRows mends={mends} text="mendedRows" />
      {!query.data && <Loading query={query} height={160} />}
      <TableContainer tabIndex={0} role="region" aria-label={translate('imports.refused.title')}>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell sx={{ textAlign: 'right' }}>{translate('imports.refused.line')}</TableCell>
              {header.length > 0 && <TableCell />}
              {HEADINGS.map((name) => (
                <TableCell key={name}>{translate(`imports.refused.${name}`)}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map((error) => (
              <RefusedRow
                key={error.id}
                error={error}
                value={valueOf(header, error.field, cellsOf(error))}
                cells={cellsOf(error)}
                names={names}
                isMended={mended.has(error.line)}
                {...(header.length > 0 && { onOpen: () => setOpen(error) })}
              />
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      {open && (
        <MendRowDialog
          line={open.line}
          header={header}
          cells={cellsOf(open)}
          names={names}
          reasons={reasons}
          onMend={(cells) => {
            keep(open.line, cells);
            setOpen(null);
          }}
          onClose={() => setOpen(null)}
        />
      )}
      {(page > 0 || hasNext) && (
        <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1, mt: 1 }}>
          <Button disabled={page === 0} onClick={() => setPage(page - 1)}>
            {translate('imports.refused.previous')}
          </Button>
          <Button disabled={!hasNext} onClick={() => setPage(page + 1)}>
            {translate('imports.refused.next')}
          </Button>
        </Box>
      )}
    </Section>
  );
};
