import { Box } from '@mui/material';
import { useTranslate, useTranslateLabel } from 'react-admin';
import { useReadable } from './readable.ts';

type Fields = Record<string, unknown>;

const NOT_THERE = { textDecoration: 'line-through', color: 'text.secondary' } as const;

/** What changed, field by field: as it was, as it is. */
export const Changes = ({
  resource,
  before,
  after,
}: {
  resource: string;
  before: Fields | null;
  after: Fields | null;
}) => {
  const toText = useReadable(resource);
  const translate = useTranslate();
  const translateLabel = useTranslateLabel();
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  if (fields.length === 0) return null;
  return (
    <Box
      component="dl"
      sx={{ m: 0, display: 'grid', gridTemplateColumns: 'minmax(90px, max-content) 1fr', columnGap: 1.5, rowGap: 0.25 }}
    >
      {fields.map((field) => (
        <Box key={field} sx={{ display: 'contents' }}>
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {translate(`activities.fields.${field}`, { _: translateLabel({ resource, source: field }) })}
          </Box>
          <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
            {before && field in before && (
              <Box component="del" sx={NOT_THERE}>
                {toText(field, before[field])}
              </Box>
            )}
            {before && field in before && after && field in after && <span aria-hidden="true"> → </span>}
            {after && field in after && (
              <Box component="ins" sx={{ textDecoration: 'none' }}>
                {toText(field, after[field])}
              </Box>
            )}
          </Box>
        </Box>
      ))}
    </Box>
  );
};
