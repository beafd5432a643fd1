/** The fields that every version has: from when on it is to hold, and what changes. */
import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { TextInput } from 'react-admin';
import { InstantInput } from '../../../ui/form/InstantInput.tsx';
import { TWO } from '../../../ui/form/layout.ts';
import { Section } from '../../../ui/record/Section.tsx';
import type { VersionPages } from './versionPages.ts';

interface StartSectionProps {
  resource: VersionPages['resource'];
  title: string;
  help: string;
  /** Fields of its feature, before these. */
  children?: ReactNode;
}

export const StartSection = ({ resource, title, help, children }: StartSectionProps) => (
  <Section title={title} help={help}>
    {children}
    <Box sx={TWO}>
      <InstantInput
        source="plannedAt"
        dayLabel="versions.plannedDay"
        timeLabel="versions.plannedTime"
      />
    </Box>
    <TextInput
      source="note"
      label={`resources.${resource}.fields.note`}
      helperText={false}
      multiline
      minRows={2}
      fullWidth
      parse={(text: string | null) => text || null}
    />
  </Section>
);
