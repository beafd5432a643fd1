import { Box } from '@mui/material';
import { type RecordValues, fieldOf, keyOf, type Leaf, leavesOf } from '../../ui/record/leaves.ts';
import { FieldLabel } from './fields/FieldLabel.tsx';
import { FieldValue } from './fields/FieldValue.tsx';
import type { NamedOption } from '#shared/optionNames';
import { OptionsContext, optionsIn } from './fields/optionsAround.ts';
import { useComparison, useTexts } from './useFields.ts';

const NOT_THERE = { textDecoration: 'line-through', color: 'text.secondary' } as const;

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
          <FieldValue resource={resource} field={field} value={before} />
        </Box>
      )}
      {before !== undefined && after !== undefined && <span aria-hidden="true"> → </span>}
      {after !== undefined && (
        <Box component="ins" sx={{ textDecoration: 'none' }}>
          <FieldValue resource={resource} field={field} value={after} />
        </Box>
      )}
    </Box>
  );
};

/**
 * What follows from other fields of a record, and tells a person nothing: its name for sorting, its place in the tree, the
 * account of whoever is named.
 */
const DERIVED: Readonly<Record<string, string>> = {
  name: 'names',
  path: 'parentId',
  depth: 'parentId',
  ownerId: 'ownerName',
  assigneeId: 'assigneeName',
};
const withoutDerived = (values: RecordValues | null) =>
  values &&
  Object.fromEntries(
    Object.entries(values).filter(([field]) => {
      const source = DERIVED[field];
      return source === undefined || !(source in values);
    }),
  );

/** What changed, leaf by leaf: as it was, as it is. */
export const Changes = ({
  resource,
  before,
  after,
  options = [],
}: {
  resource: string;
  before: RecordValues | null;
  after: RecordValues | null;
  /** Those that name parts of the record, where no page of it is around. */
  options?: readonly NamedOption[] | undefined;
}) => {
  const whole = Object.keys(useTexts(resource));
  const comparison = useComparison(resource);
  const leaves = leavesOf(withoutDerived(before), withoutDerived(after), whole, comparison);
  if (leaves.length === 0) return null;
  return (
    <OptionsContext value={[optionsIn(after), options, optionsIn(before)]}>
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          // Beside the longest name there is room for a bar code in one line, also in the side column of a page.
          gridTemplateColumns: 'fit-content(45%) minmax(0, 1fr)',
          columnGap: 1.5,
          rowGap: 0.25,
        }}
      >
        {leaves.map((leaf) => (
          <Box key={keyOf(leaf.path)} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary', overflowWrap: 'break-word' }}>
              <FieldLabel resource={resource} path={leaf.path} />
            </Box>
            <Difference resource={resource} leaf={leaf} />
          </Box>
        ))}
      </Box>
    </OptionsContext>
  );
};
