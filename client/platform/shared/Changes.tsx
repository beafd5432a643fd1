import { Box } from '@mui/material';
import { useCanAccess, useGetManyAggregate, useTranslate, useTranslateLabel } from 'react-admin';
import { localize, type Localized } from '#shared/localization';
import { useReadable } from './readable.ts';
import { useFields } from './useFields.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

type Fields = Record<string, unknown>;

const NOT_THERE = { textDecoration: 'line-through', color: 'text.secondary' } as const;

interface Named {
  id: number;
  name: string;
  names?: Localized;
}

/** Records by their names; by number where one is gone, or nobody's business here. */
const Names = ({ resource, ids }: { resource: string; ids: readonly number[] }) => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  const { canAccess = false } = useCanAccess({ resource, action: 'list' });
  const { data } = useGetManyAggregate<Named>(
    resource,
    { ids: [...ids] },
    { enabled: canAccess && ids.length > 0 },
  );
  if (ids.length === 0) return <>–</>;
  const known = new Map(
    (data ?? []).flatMap((record) => (record ? [[record.id, record] as const] : [])),
  );
  const nameOf = (id: number) => {
    const record = known.get(id);
    return record ? (record.names ? localize(record.names, locale) : record.name) : `#${id}`;
  };
  return <>{ids.map(nameOf).join(translate('layout.listSeparator'))}</>;
};

const isIds = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'number');

const Value = ({ resource, field, value }: { resource: string; field: string; value: unknown }) => {
  const toText = useReadable(resource);
  const named = useFields(resource).get(field)?.reference;
  const ids = typeof value === 'number' ? [value] : value;
  return named && isIds(ids) ? <Names resource={named} ids={ids} /> : <>{toText(field, value)}</>;
};

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
  const translate = useTranslate();
  const translateLabel = useTranslateLabel();
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  if (fields.length === 0) return null;
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: 'minmax(90px, max-content) 1fr',
        columnGap: 1.5,
        rowGap: 0.25,
      }}
    >
      {fields.map((field) => (
        <Box key={field} sx={{ display: 'contents' }}>
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {translate(`activities.fields.${field}`, {
              _: translateLabel({ resource, source: field }),
            })}
          </Box>
          <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
            {before && field in before && (
              <Box component="del" sx={NOT_THERE}>
                <Value resource={resource} field={field} value={before[field]} />
              </Box>
            )}
            {before && field in before && after && field in after && (
              <span aria-hidden="true"> → </span>
            )}
            {after && field in after && (
              <Box component="ins" sx={{ textDecoration: 'none' }}>
                <Value resource={resource} field={field} value={after[field]} />
              </Box>
            )}
          </Box>
        </Box>
      ))}
    </Box>
  );
};
