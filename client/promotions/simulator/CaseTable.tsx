/** The cases that were kept, each with what running it again gave. */
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
import { useDataProvider, useTranslate } from 'react-admin';
import type { CaseResult } from '#contract/promotions/simulator';
import type { Api } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import type { Basket } from './basket.ts';
import { basketFrom, type SimulationRequest } from './basketRequest.ts';

export interface PromotionCase {
  id: number;
  name: string;
  request: SimulationRequest;
  createdAt: number;
}

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

/** When it was saved is the least that a phone must show. */
const NOT_ON_PHONES = { display: { xs: 'none', sm: 'table-cell' } } as const;

export interface CaseTableProps {
  cases: readonly PromotionCase[];
  resultOf: ReadonlyMap<number, CaseResult>;
  mayEdit: boolean;
  onOpen: (basket: Basket) => void;
}

export const CaseTable = ({ cases, resultOf, mayEdit, onOpen }: CaseTableProps) => {
  const translate = useTranslate();
  return (
    <TableContainer tabIndex={0} role="group" aria-label={translate('simulator.sections.cases')}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell scope="col">{translate('simulator.cases.name')}</TableCell>
            <TableCell scope="col">{translate('simulator.cases.result')}</TableCell>
            <TableCell scope="col" sx={NOT_ON_PHONES}>
              {translate('simulator.cases.kept')}
            </TableCell>
            <TableCell />
          </TableRow>
        </TableHead>
        <TableBody>
          {cases.map((one) => (
            <TableRow key={one.id} sx={{ '&:last-child th': { borderBottom: 0 } }}>
              <TableCell
                component="th"
                scope="row"
                sx={{ overflowWrap: 'anywhere', minWidth: 110 }}
              >
                {one.name}
              </TableCell>
              <TableCell>
                <Result result={resultOf.get(one.id)} />
              </TableCell>
              <TableCell sx={NOT_ON_PHONES}>
                <Instant at={one.createdAt} isRelative />
              </TableCell>
              <TableCell align="right" sx={{ whiteSpace: { sm: 'nowrap' } }}>
                <Button
                  onClick={() => onOpen(basketFrom(one.request))}
                  aria-label={[translate('simulator.cases.open'), one.name].join(
                    translate('layout.labelSeparator'),
                  )}
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
  );
};
