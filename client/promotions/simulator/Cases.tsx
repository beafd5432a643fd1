/** Baskets that were kept with their answer: run again after a change of promotions, they tell what it broke. */
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
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCanAccess, useDataProvider, useGetList, useTranslate } from 'react-admin';
import type { CaseResult } from '#contract/promotions/simulator';
import type { Quote } from '#contract/promotions/quotes';
import type { Api } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { useWork } from '../../ui/feedback/useAct.ts';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { type Basket, basketFrom, type SimulationRequest } from './basket.ts';
import { SaveCaseButton } from './SaveCaseButton.tsx';

export interface PromotionCase {
  id: number;
  name: string;
  request: SimulationRequest;
  createdAt: number;
}

interface Props {
  /** The basket in sight; null while there is nothing in it. */
  request: SimulationRequest | null;
  /** Its answer. */
  quote: Quote | null;
  onOpen: (basket: Basket) => void;
}

const SHOWN = 100;

const Result = ({ result }: { result: CaseResult | undefined }) => {
  const translate = useTranslate();
  if (!result) return <>–</>;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1 }}>
      <StatusChip
        tone={result.same ? 'good' : 'attention'}
        label={result.same ? 'simulator.cases.same' : 'simulator.cases.changed'}
      />
      {result.error ? (
        <span>{translate(result.error, { _: result.error })}</span>
      ) : (
        !result.same && (
          <span>
            <Money amount={result.before} /> → <Money amount={result.after} />
          </span>
        )
      )}
    </Box>
  );
};

const Remove = ({ one }: { one: PromotionCase }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const deletion: Verb = {
    key: 'delete',
    label: 'ra.action.delete',
    tone: 'danger',
    variant: 'text',
    confirm: () => ({
      title: translate('simulator.cases.removeTitle', { name: one.name }),
      lines: [translate('simulator.cases.removeText')],
      perform: () => api.delete('promotionCases', { id: one.id }),
      onSuccess: () => void client.invalidateQueries({ queryKey: ['promotionCases'] }),
    }),
  };
  return <VerbBar verbs={[deletion]} />;
};

export const Cases = ({ request, quote, onOpen }: Props) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const { run, pending } = useWork();
  const [results, setResults] = useState<CaseResult[]>();
  const { canAccess: mayEdit } = useCanAccess({ resource: 'promotions', action: 'edit' });
  const { data: cases = [], total = 0 } = useGetList<PromotionCase>('promotionCases', {
    pagination: { page: 1, perPage: SHOWN },
    sort: { field: 'id', order: 'DESC' },
  });
  const runAll = () =>
    run(
      async () =>
        (await api.call<{ results: CaseResult[] }>('POST', '/promotionCases/run', {})).data.results,
      {
        onSuccess: setResults,
      },
    );
  const changed = results?.filter(({ same }) => !same).length ?? 0;
  const resultOf = new Map(results?.map((result) => [result.id, result]));
  // Those that changed first.
  const sorted = [...cases].sort(
    (a, b) => Number(resultOf.get(a.id)?.same ?? true) - Number(resultOf.get(b.id)?.same ?? true),
  );
  return (
    <Section
      title="simulator.sections.cases"
      help="simulator.cases.help"
      actions={
        <>
          {mayEdit && <SaveCaseButton request={request} quote={quote} />}
          {total > 0 && (
            <Button variant="contained" loading={pending} onClick={() => void runAll()}>
              {translate('simulator.cases.run')}
            </Button>
          )}
        </>
      }
    >
      <Box aria-live="polite" sx={{ fontWeight: 600, mb: results ? 1 : 0 }}>
        {results &&
          (changed === 0
            ? translate('simulator.cases.allSame', { smart_count: results.length })
            : translate('simulator.cases.someChanged', {
                smart_count: changed,
                all: results.length,
              }))}
      </Box>
      {cases.length === 0 ? (
        <Box sx={{ color: 'text.secondary' }}>{translate('simulator.cases.none')}</Box>
      ) : (
        <TableContainer
          tabIndex={0}
          role="group"
          aria-label={translate('simulator.sections.cases')}
        >
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell scope="col">{translate('simulator.cases.name')}</TableCell>
                <TableCell scope="col">{translate('simulator.cases.result')}</TableCell>
                <TableCell scope="col">{translate('simulator.cases.kept')}</TableCell>
                <TableCell />
              </TableRow>
            </TableHead>
            <TableBody>
              {sorted.map((one) => (
                <TableRow key={one.id} sx={{ '&:last-child th': { borderBottom: 0 } }}>
                  <TableCell component="th" scope="row" sx={{ overflowWrap: 'anywhere' }}>
                    {one.name}
                  </TableCell>
                  <TableCell>
                    <Result result={resultOf.get(one.id)} />
                  </TableCell>
                  <TableCell>
                    <Instant at={one.createdAt} isRelative />
                  </TableCell>
                  <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                    <Button
                      onClick={() => onOpen(basketFrom(one.request))}
                      aria-label={`${translate('simulator.cases.open')}: ${one.name}`}
                    >
                      {translate('simulator.cases.open')}
                    </Button>
                    {mayEdit && <Remove one={one} />}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      )}
      {total > cases.length && (
        <Box sx={{ color: 'text.secondary', mt: 1 }}>
          {translate('simulator.cases.more', { smart_count: total - cases.length })}
        </Box>
      )}
    </Section>
  );
};
