import { Box } from '@mui/material';
import { useCanAccess, useGetManyAggregate, useTranslate } from 'react-admin';
import { localize, type Localized } from '#shared/localization';
import { useReadable } from './readable.ts';
import { useFields } from './useFields.ts';
import { type Fields, fieldOf, keyOf, type Leaf, leavesOf } from '../../ui/record/leaves.ts';
import { useLeafLabel } from '../../ui/record/useLeafLabel.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

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

const Difference = ({
  resource,
  leaf: { path, before, after },
}: {
  resource: string;
  leaf: Leaf;
}) => {
  const field = fieldOf(path);
  return (
    <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
      {before !== undefined && (
        <Box component="del" sx={NOT_THERE}>
          <Value resource={resource} field={field} value={before} />
        </Box>
      )}
      {before !== undefined && after !== undefined && <span aria-hidden="true"> → </span>}
      {after !== undefined && (
        <Box component="ins" sx={{ textDecoration: 'none' }}>
          <Value resource={resource} field={field} value={after} />
        </Box>
      )}
    </Box>
  );
};

/** What changed, leaf by leaf: as it was, as it is. */
export const Changes = ({
  resource,
  before,
  after,
}: {
  resource: string;
  before: Fields | null;
  after: Fields | null;
}) => {
  const toLabel = useLeafLabel(resource);
  const leaves = leavesOf(before, after);
  if (leaves.length === 0) return null;
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
      {leaves.map((leaf) => (
        <Box key={keyOf(leaf.path)} sx={{ display: 'contents' }}>
          <Box component="dt" sx={{ color: 'text.secondary', maxWidth: 240 }}>
            {toLabel(leaf.path)}
          </Box>
          <Difference resource={resource} leaf={leaf} />
        </Box>
      ))}
    </Box>
  );
};
