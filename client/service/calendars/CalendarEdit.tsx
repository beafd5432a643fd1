import { Box, Typography } from '@mui/material';
import { useCanAccess, TextInput, useRecordContext, useTranslate } from 'react-admin';
import { CalendarEdit as Contract, type ServiceCalendar } from '#contract/service/calendars';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';

import { Form } from '../../ui/form/Form.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { DeleteRecord } from '../../ui/record/DeleteRecord.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { CalendarFields } from './CalendarFields.tsx';

type Edited = ServiceCalendar & { effectiveOn?: string | null };
const sent = ({ names, timeZone, windows, exceptions, effectiveOn, version }: Edited) => ({
  names,
  timeZone,
  windows,
  exceptions,
  effectiveOn: effectiveOn ?? null,
  version,
});

const Title = () => {
  const toText = useLocalize();
  return <span>{toText(useRecordContext<ServiceCalendar>()?.names)}</span>;
};

/** From when on which hours count. */
const Versions = () => {
  const translate = useTranslate();
  const calendar = useRecordContext<ServiceCalendar>();
  if (!calendar) return null;
  return (
    <Section title="serviceCalendars.versions">
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {calendar.versions.map(({ id, effectiveFrom, createdBy }) => (
          <li key={id}>
            {effectiveFrom === 0 ? (
              translate('serviceCalendars.fromStart')
            ) : (
              <>
                <Instant at={effectiveFrom} />
                {translate('layout.partSeparator')}
                <PersonName name={createdBy} />
              </>
            )}
          </li>
        ))}
      </Box>
    </Section>
  );
};

const CalendarEdit = () => {
  const translate = useTranslate();
  const { canAccess } = useCanAccess({ resource: 'serviceCalendars', action: 'delete' });
  return (
    <EditPage
      title={<Title />}
      redirect="list"
      mutationMode="pessimistic"
      transform={(record: Edited) => sent(record)}
      rail={
        <>
          <Versions />
          <HistorySection />
        </>
      }
    >
      <Form contract={Contract} bar={canAccess && <DeleteRecord />}>
        <CalendarFields>
          <Box>
            <TextInput
              source="effectiveOn"
              type="date"
              helperText={false}
              parse={(text: string) => text || null}
              format={(day: string | null) => day ?? ''}
            />
            <Typography sx={{ color: 'text.secondary', fontSize: 12.5 }}>
              {translate('serviceCalendars.help.effectiveOn')}
            </Typography>
          </Box>
        </CalendarFields>
      </Form>
    </EditPage>
  );
};
export default CalendarEdit;
