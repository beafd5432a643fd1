import { Box, FormControlLabel, Switch, TablePagination } from '@mui/material';
import { useTranslate } from 'react-admin';
import { PAGE } from './usePreview.ts';

export interface PagerProps {
  total: number;
  page: number;
  onPage: (page: number) => void;
  flaggedOnly?: boolean;
  /** Absent for people who do not see which rows are flagged. */
  onFlaggedOnly?: (flaggedOnly: boolean) => void;
}

/** Which page of the rows, and whether of the flagged ones only. */
export const Pager = ({ total, page, onPage, flaggedOnly = false, onFlaggedOnly }: PagerProps) => {
  const translate = useTranslate();
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        justifyContent: 'space-between',
      }}
    >
      {onFlaggedOnly && (
        <FormControlLabel
          control={
            <Switch
              size="small"
              checked={flaggedOnly}
              onChange={({ target }) => onFlaggedOnly(target.checked)}
            />
          }
          label={translate('priceBatches.preview.flaggedOnly')}
          sx={{ ml: 0, gap: 0.5 }}
        />
      )}
      <TablePagination
        component="div"
        count={total}
        page={page}
        onPageChange={(_, next) => onPage(next)}
        rowsPerPage={PAGE}
        rowsPerPageOptions={[]}
        labelDisplayedRows={({ from, to, count }) =>
          translate('ra.navigation.page_range_info', {
            offsetBegin: from,
            offsetEnd: to,
            total: count,
          })
        }
        getItemAriaLabel={(type) =>
          translate(`ra.navigation.${type === 'previous' ? 'previous' : 'next'}`)
        }
      />
    </Box>
  );
};
