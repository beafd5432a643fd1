import { required, TextInput } from 'react-admin';
import { CodeInput } from '../../ui/form/CodeInput.tsx';
import { TWO } from '../../ui/form/layout.ts';
import { LocalizedInput } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { GroupFields } from '../shared/rules/GroupFields.tsx';
import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** `isFixed`: the key of a stored segment stays, because audiences name it. */
export const SegmentFields = ({
  isFixed = false,
  start,
}: {
  isFixed?: boolean;
  start?: ReactNode;
}) => (
  <>
    <Section help="segments.help">
      {start}
      <LocalizedInput source="names" validate={required()} />
      <Box sx={TWO}>
        <CodeInput
          source="key"
          validate={required()}
          readOnly={isFixed}
          helperText={isFixed ? false : 'segments.keyHelp'}
        />
        <TextInput source="note" multiline helperText={false} />
      </Box>
    </Section>
    <Section title="rules.title" help="rules.help">
      <GroupFields source="rule" depth={1} />
    </Section>
  </>
);
