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
import type { Job, JobError } from '#contract/platform/jobs';
import type { Api } from '../../api.ts';
import { Section } from '../../ui/record/Section.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { useReason } from './useReason.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';

const PAGE = 25;

const usePage = (job: Job, page: number) => {
  const api = useDataProvider<Api>();
  const query = useQuery({
    queryKey: ['jobs', 'errors', job.id, page, job.counts.rejected],
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

/** The cell that is wrong, as it is in the file. */
const valueOf = ({ input }: Job, field: string | null, row: readonly string[]) => {
  const header = Array.isArray(input.header) ? (input.header as string[]) : [];
  const wanted = field?.toLowerCase();
  return row[header.findIndex((name) => name.toLowerCase() === wanted)] ?? '';
};

/** Every refused row with its line, column and reason, and all of them as a file to correct. */
export const RefusedRows = ({ job }: { job: Job }) => {
  const translate = useTranslate();
  const toReason = useReason();
  const { locale } = useStoreSettings();
  const [page, setPage] = useState(0);
  const { query, rows, hasNext } = usePage(job, page);
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
  return (
    <Section title="imports.refused.title" help="imports.refused.help" actions={download}>
      {!query.data && <Loading query={query} height={160} />}
      <TableContainer tabIndex={0} role="region" aria-label={translate('imports.refused.title')}>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell sx={{ textAlign: 'right' }}>{translate('imports.refused.line')}</TableCell>
              <TableCell>{translate('imports.refused.field')}</TableCell>
              <TableCell>{translate('imports.refused.value')}</TableCell>
              <TableCell>{translate('imports.refused.reason')}</TableCell>
              <TableCell>{translate('imports.refused.row')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map(({ id, line, field, message, row }) => (
              <TableRow key={id}>
                <TableCell sx={{ textAlign: 'right', fontVariantNumeric: 'tabular-nums' }}>
                  {line}
                </TableCell>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>{field ?? '–'}</TableCell>
                <TableCell sx={{ overflowWrap: 'anywhere', minWidth: 80 }}>
                  {valueOf(job, field, row)}
                </TableCell>
                <TableCell sx={{ minWidth: 160 }}>{toReason(message)}</TableCell>
                <TableCell
                  sx={{
                    color: 'text.secondary',
                    maxWidth: 420,
                    overflow: 'hidden',
                    textOverflow: 'ellipsis',
                    whiteSpace: 'nowrap',
                  }}
                >
                  {row.filter((cell) => cell !== '').join(' · ')}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
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
