/** Every price before it changes: their summary, and a page of rows that can be edited. */
import { Alert, Box, Button, LinearProgress, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ApiError } from '../../apiError.ts';
import { Section } from '../../ui/record/Section.tsx';
import type { Missing } from './draftChecks.ts';
import { EditableRows } from './EditableRows.tsx';
import { Pager } from './Pager.tsx';
import { SummaryFigures } from './SummaryFigures.tsx';
import type { Figures } from './useFigures.ts';
import type { usePreview } from './usePreview.ts';
import { Gap } from '../../ui/record/Gap.tsx';

export interface PreviewProps extends Omit<Figures, 'dropUnread'> {
  missing: Missing | null;
  answer: ReturnType<typeof usePreview>;
  page: number;
  onPage: (page: number) => void;
  flaggedOnly: boolean;
  onFlaggedOnly: (flaggedOnly: boolean) => void;
}

export const Preview = ({
  missing,
  answer,
  figures,
  unread,
  change,
  keepUnread,
  clear,
  ...paging
}: PreviewProps) => {
  const translate = useTranslate();
  const { rows, total, summary, error, isFetching } = answer;
  const why = error && ApiError.from(error).firstReason;
  return (
    <Section
      title="priceBatches.preview.title"
      actions={
        figures.size > 0 && (
          <Button onClick={clear}>
            {translate('priceBatches.preview.undoFigures', { smart_count: figures.size })}
          </Button>
        )
      }
    >
      {missing ? (
        <Typography color="text.secondary" sx={{ py: 4, textAlign: 'center' }}>
          {translate(`priceBatches.preview.hints.${missing}`)}
        </Typography>
      ) : (
        <>
          <Box sx={{ height: 4 }}>
            {isFetching && (
              <LinearProgress aria-label={translate('priceBatches.preview.working')} />
            )}
          </Box>
          {why && (
            <Alert severity="error">
              {translate('priceBatches.preview.failed')}
              <Gap />
              {translate(why, { _: why })}
            </Alert>
          )}
          {!error && summary && (
            <>
              <SummaryFigures summary={summary} />
              <Pager total={total} {...paging} />
              {rows.length > 0 ? (
                <EditableRows
                  rows={rows}
                  figures={figures}
                  unread={unread}
                  change={change}
                  keepUnread={keepUnread}
                  isOld={isFetching}
                />
              ) : (
                <Typography color="text.secondary" sx={{ py: 3, textAlign: 'center' }}>
                  {translate('priceBatches.preview.nothing')}
                </Typography>
              )}
            </>
          )}
        </>
      )}
    </Section>
  );
};
