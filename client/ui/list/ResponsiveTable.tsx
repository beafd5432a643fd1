/** A table on wide screens, cards on a phone. */
import { Box, Card, Skeleton } from '@mui/material';
import type { ReactNode } from 'react';
import {
  DataTable,
  type DataTableProps,
  type RaRecord,
  RecordContextProvider,
  useListContext,
  useTranslate,
} from 'react-admin';
import { useDensity } from './density.tsx';
import { RecordLink } from '../record/RecordLink.tsx';
import { FittingTable } from './FittingTable.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { SumFoot, SumLines } from './Sums.tsx';
import { SelectableBody } from './SelectableRow.tsx';
import { LoadError } from '../feedback/Loading.tsx';
import { useIsNarrow } from '../useIsNarrow.ts';

export interface CardLayout<T extends RaRecord> {
  /** The name of the record, which becomes its link. */
  title: (record: T) => ReactNode;
  /** State or amount at the right. */
  aside?: (record: T) => ReactNode;
  /** Further facts, one line each. */
  lines?: (record: T) => readonly ReactNode[];
  /** The foot of the card: its verbs. */
  foot?: (record: T) => ReactNode;
}

export interface ResponsiveTableProps<T extends RaRecord> extends DataTableProps {
  /** The columns: `DataTable.Col` elements. */
  children: ReactNode;
  card: CardLayout<T>;
  /** False where a record has no page of its own. */
  linked?: boolean;
  /** How many rows its verbs for the selected ones take at once. */
  mostSelected?: number;
  /** Columns of money with the sum over all rows of the filter; the server knows them (`/sums`). */
  sums?: boolean;
}

const RecordCard = <T extends RaRecord>({
  record,
  card,
  linked,
}: {
  record: T;
  card: CardLayout<T>;
  linked: boolean;
}) => (
  <Card component="li" data-card sx={{ p: 1.5, mb: 1 }}>
    <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        {linked ? (
          <RecordLink>{card.title(record)}</RecordLink>
        ) : (
          <strong>{card.title(record)}</strong>
        )}
      </Box>
      {card.aside && <Box sx={{ flexShrink: 0 }}>{card.aside(record)}</Box>}
    </Box>
    {card.lines?.(record).map((line, index) => (
      <Box key={index} sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
        {line}
      </Box>
    ))}
    {card.foot && (
      <Box sx={{ mt: 1, display: 'flex', gap: 1, flexWrap: 'wrap' }}>{card.foot(record)}</Box>
    )}
  </Card>
);

const OUTLINES = 6;
/** The outlines of cards to come. */
const CardOutlines = () =>
  Array.from({ length: OUTLINES }, (_, index) => (
    <Skeleton key={index} variant="rounded" height={96} sx={{ mb: 1 }} />
  ));

const Cards = <T extends RaRecord>({
  card,
  linked,
  empty,
}: {
  card: CardLayout<T>;
  linked: boolean;
  empty?: ReactNode;
}) => {
  const translate = useTranslate();
  const { data, isPending } = useListContext<T>();
  if (isPending) return <CardOutlines />;
  if (!data || data.length === 0)
    return <Box sx={{ p: 3, textAlign: 'center' }}>{empty ?? translate('ui.list.nothing')}</Box>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {data.map((record) => (
        <RecordContextProvider key={record.id} value={record}>
          <RecordCard record={record} card={card} linked={linked} />
        </RecordContextProvider>
      ))}
    </Box>
  );
};

export const ResponsiveTable = <T extends RaRecord>({
  card,
  linked = true,
  sums = false,
  mostSelected,
  children,
  ...table
}: ResponsiveTableProps<T>) => {
  const [density] = useDensity();
  const { data, error, refetch } = useListContext<T>();
  const isSmall = useIsNarrow();
  if (error && !data) return <LoadError error={error} onRetry={refetch} />;
  if (isSmall)
    return (
      <>
        {sums && <SumLines />}
        <Cards card={card} linked={linked} empty={table.empty} />
      </>
    );
  return (
    <FittingTable>
      <DataTable
        rowClick={false}
        body={SelectableBody}
        size={density}
        {...(sums && { foot: SumFoot })}
        {...(mostSelected !== undefined &&
          table.bulkActionButtons && {
            bulkActionsToolbar: (
              <SelectionBar most={mostSelected}>{table.bulkActionButtons}</SelectionBar>
            ),
          })}
        {...table}
      >
        {children}
      </DataTable>
    </FittingTable>
  );
};
