import { Box } from '@mui/material';
import { BooleanInput, required, useTranslate } from 'react-admin';
import {
  LEAST_ATTACHMENT_DAYS,
  LEAST_TICKET_DAYS,
  RetentionInput,
} from '#contract/service/retention';
import { Form } from '../../ui/form/Form.tsx';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { DryRunSection } from './DryRunSection.tsx';

const COLUMNS = {
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(3, minmax(0, 1fr))' },
  columnGap: 2,
} as const;
const mark = required();

export const RetentionForm = () => {
  const translate = useTranslate();
  const help = (key: string, least: number) => translate(`serviceRetention.${key}`, { least });
  return (
    <Form contract={RetentionInput}>
      <Section>
        <Box sx={COLUMNS}>
          <WholeInput
            source="attachmentDays"
            min={LEAST_ATTACHMENT_DAYS}
            validate={mark}
            helperText={help('attachmentHelp', LEAST_ATTACHMENT_DAYS)}
          />
          <WholeInput
            source="messageDays"
            min={LEAST_TICKET_DAYS}
            validate={mark}
            helperText={help('ticketHelp', LEAST_TICKET_DAYS)}
          />
          <WholeInput
            source="ticketDays"
            min={LEAST_TICKET_DAYS}
            validate={mark}
            helperText={help('ticketHelp', LEAST_TICKET_DAYS)}
          />
        </Box>
        <BooleanInput source="isOn" helperText="serviceRetention.isOnHelp" />
      </Section>
      <DryRunSection />
    </Form>
  );
};
