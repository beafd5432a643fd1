/** A group of conditions, and groups within it. */
import Add from '@mui/icons-material/Add';
import Delete from '@mui/icons-material/DeleteOutline';
import { Box, Button, IconButton } from '@mui/material';
import { SelectInput, useTranslate } from 'react-admin';
import { useFieldArray, useWatch } from 'react-hook-form';
import { isGroup, JOINS, MAX_DEPTH, type RuleNode } from '#contract/members/segmentRules';
import { conditionAbout, ConditionFields } from './ConditionFields.tsx';

const joins = JOINS.map((id) => ({ id, name: `rules.joins.${id}` }));

const Node = ({ source, depth }: { source: string; depth: number }) => {
  const node = useWatch({ name: source }) as RuleNode | undefined;
  if (node && isGroup(node)) return <GroupFields source={source} depth={depth + 1} />;
  return <ConditionFields source={source} />;
};

export const GroupFields = ({ source, depth }: { source: string; depth: number }) => {
  const translate = useTranslate();
  const { fields, append, remove } = useFieldArray({ name: `${source}.of`, keyName: 'formKey' });
  const add = (node: RuleNode) => append(node, { shouldFocus: false });
  return (
    <Box
      role="group"
      aria-label={translate('rules.group', { n: depth })}
      sx={{
        flex: 1,
        minWidth: 0,
        ...(depth > 1 && { pl: 1.5, borderLeft: 2, borderColor: 'divider' }),
      }}
    >
      <SelectInput
        source={`${source}.is`}
        label="rules.join"
        choices={joins}
        helperText={false}
        sx={{ maxWidth: 280 }}
      />
      {fields.map(({ formKey }, index) => (
        <Box key={formKey} sx={{ display: 'flex', alignItems: 'start', gap: 1 }}>
          <Node source={`${source}.of.${index}`} depth={depth} />
          <IconButton
            disabled={fields.length === 1}
            onClick={() => remove(index)}
            aria-label={translate('rules.remove', { n: index + 1 })}
            sx={{ mt: 1 }}
          >
            <Delete />
          </IconButton>
        </Box>
      ))}
      <Button startIcon={<Add />} onClick={() => add(conditionAbout('orders'))}>
        {translate('rules.addCondition')}
      </Button>
      {depth < MAX_DEPTH && (
        <Button
          startIcon={<Add />}
          onClick={() => add({ is: 'any', of: [conditionAbout('orders')] })}
        >
          {translate('rules.addGroup')}
        </Button>
      )}
    </Box>
  );
};
