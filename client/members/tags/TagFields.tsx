import { Box } from '@mui/material';
import { required, SelectInput, TextInput } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { TAG_KINDS } from '#contract/members/tags';
import { CodeInput } from '../../ui/form/CodeInput.tsx';
import { TWO } from '../../ui/form/layout.ts';
import { LocalizedInput } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { conditionAbout } from '../shared/rules/ConditionFields.tsx';
import { GroupFields } from '../shared/rules/GroupFields.tsx';
import { RulePreview } from '../shared/rules/RulePreview.tsx';
import type { ReactNode } from 'react';

const kinds = TAG_KINDS.map((id) => ({ id, name: `tags.kinds.${id}` }));
const firstRule = () => ({ is: 'all', of: [conditionAbout('orders')] });

/** `isFixed`: key and kind of a stored tag stay, because rules ask for it. */
export const TagFields = ({ isFixed = false, start }: { isFixed?: boolean; start?: ReactNode }) => {
  const { setValue } = useFormContext();
  const kind = useWatch({ name: 'kind' }) as string;
  return (
    <>
      <Section help="tags.help">
        {start}
        <LocalizedInput source="names" validate={required()} />
        <Box sx={TWO}>
          <SelectInput
            source="kind"
            choices={kinds}
            validate={required()}
            readOnly={isFixed}
            helperText={false}
            onChange={(event) =>
              setValue('rule', event.target?.value === 'rule' ? firstRule() : null, {
                shouldDirty: true,
              })
            }
          />
          <CodeInput
            source="key"
            validate={required()}
            readOnly={isFixed}
            helperText={isFixed ? false : 'tags.keyHelp'}
          />
          <TextInput
            source="color"
            type="color"
            parse={(text: string | null) => text || null}
            format={(color: string | null) => color ?? '#808080'}
            helperText={false}
          />
        </Box>
      </Section>
      {kind === 'rule' && (
        <>
          <Section title="rules.title" help="rules.help">
            <GroupFields source="rule" depth={1} />
          </Section>
          <RulePreview />
        </>
      )}
    </>
  );
};
