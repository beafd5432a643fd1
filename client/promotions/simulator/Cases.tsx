/** Baskets that were kept with their answer: run again after a change of promotions, they tell what it broke. */
import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useCanAccess, useDataProvider, useGetList, useTranslate } from 'react-admin';
import type { CaseResult } from '#contract/promotions/simulator';
import type { Quote } from '#contract/promotions/quotes';
import type { Api } from '../../api.ts';
import { ExportLink } from '../../ui/list/ExportLink.tsx';
import { useWork } from '../../ui/feedback/useAct.ts';
import { Section } from '../../ui/record/Section.tsx';
import type { Basket } from './basket.ts';
import type { SimulationRequest } from './basketRequest.ts';
import { CaseTable, type PromotionCase } from './CaseTable.tsx';
import { SaveCaseButton } from './SaveCaseButton.tsx';
import { Loading } from '../../ui/feedback/Loading.tsx';

interface Props {
  /** The basket in sight; null while there is nothing in it. */
  request: SimulationRequest | null;
  /** Its answer. */
  quote: Quote | null;
  onOpen: (basket: Basket) => void;
}

const SHOWN = 100;
const SORT = { field: 'id', order: 'DESC' } as const;

export const Cases = ({ request, quote, onOpen }: Props) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const { run, pending } = useWork();
  const [results, setResults] = useState<CaseResult[]>();
  const { canAccess: mayEdit } = useCanAccess({ resource: 'promotions', action: 'edit' });
  const query = useGetList<PromotionCase>('promotionCases', {
    pagination: { page: 1, perPage: SHOWN },
    sort: SORT,
  });
  const { data: cases = [], total = 0 } = query;
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
          {total > 0 && <ExportLink name="promotionCases" sort={SORT} />}
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
      {!query.data ? (
        <Loading query={query} height={80} />
      ) : cases.length === 0 ? (
        <Box sx={{ color: 'text.secondary' }}>{translate('simulator.cases.none')}</Box>
      ) : (
        <CaseTable cases={sorted} resultOf={resultOf} mayEdit={mayEdit === true} onOpen={onOpen} />
      )}
      {total > cases.length && (
        <Box sx={{ color: 'text.secondary', mt: 1 }}>
          {translate('simulator.cases.more', { smart_count: total - cases.length })}
        </Box>
      )}
    </Section>
  );
};
