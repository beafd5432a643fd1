/** What an action is based on; tickets and root causes can be added by hand. */
import { Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { LinkBase, useDataProvider, useGetList, useRecordContext, useTranslate } from 'react-admin';
import type { CorrectiveActionDetail } from '#contract/surveys/correctiveActions';
import type { ShownEvidence } from '#contract/surveys/correctiveEvidence';
import type { RootCause } from '#contract/service/rootCauses';
import type { Api } from '../../api.ts';
import { pageLink } from '../../links.ts';
import { FormDialog } from '../../ui/feedback/FormDialog.tsx';
import { useWork } from '../../ui/feedback/useAct.ts';
import { MoreMenu } from '../../ui/feedback/MoreMenu.tsx';
import { formatDay, formatPeriod } from '../../ui/record/dayText.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { FigureName } from './FigureName.tsx';
import { writeMeasure } from './measureText.ts';

const MOST_CAUSES = 200;
const MONTH = { year: 'numeric', month: 'short' } as const;

const Named = ({ row }: { row: ShownEvidence }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const { locale } = useStoreSettings();
  const { kind, ticketId, ticketNumber, rootCauseId, rootCauseNames, cell, figure } = row;
  const { answeredOn, isMonth } = row;
  if (kind === 'ticket' && ticketId !== null)
    return (
      <RecordLink resource="tickets" id={ticketId}>
        {translate('correctiveActions.evidence.ticket', { number: ticketNumber ?? '' })}
      </RecordLink>
    );
  if (kind === 'rootCause' && rootCauseId !== null)
    return (
      <>{translate('correctiveActions.evidence.rootCause', { name: toText(rootCauseNames) })}</>
    );
  if (cell)
    return (
      <LinkBase
        to={pageLink('/surveyResults', { survey: cell.surveyId, measure: writeMeasure(cell) })}
      >
        {translate('correctiveActions.evidence.cell', {
          survey: toText(row.surveyNames),
          measure: toText(row.measureNames),
          days: formatPeriod(cell.from, cell.to, locale),
        })}
      </LinkBase>
    );
  if (figure) return <FigureName row={row} figure={figure} />;
  return (
    <>
      {translate(`correctiveActions.evidence.${kind}`, {
        survey: toText(row.surveyNames),
        day: answeredOn === null ? '–' : formatDay(answeredOn, locale, isMonth ? MONTH : undefined),
      })}
    </>
  );
};

const AddDialog = ({
  action: { id, version },
  onClose,
}: {
  action: CorrectiveActionDetail;
  onClose: () => void;
}) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const api = useDataProvider<Api>();
  const { run, pending } = useWork();
  const [rootCauseId, setRootCauseId] = useState('');
  const [number, setNumber] = useState('');
  const causes = useGetList<RootCause>('rootCauses', {
    sort: { field: 'code', order: 'ASC' },
    pagination: { page: 1, perPage: MOST_CAUSES },
  });
  const add = async () => {
    const { data } = await api.getList('tickets', {
      filter: { number: number.trim() },
      sort: { field: 'id', order: 'ASC' },
      pagination: { page: 1, perPage: 1 },
    });
    const evidence =
      rootCauseId === ''
        ? { kind: 'ticket', ticketId: data[0]?.id ?? null }
        : { kind: 'rootCause', rootCauseId: Number(rootCauseId) };
    return api.act('correctiveActions', id, 'evidence', { version, evidence });
  };
  const isMissing = rootCauseId === '' && number.trim() === '';
  return (
    <FormDialog
      title="correctiveActions.addEvidence"
      submit="ra.action.add"
      missing={isMissing ? 'correctiveActions.errors.noEvidence' : null}
      pending={pending}
      onSubmit={() => void run(add, { success: 'correctiveActions.linked', onSuccess: onClose })}
      onClose={onClose}
    >
      <TextField
        autoFocus
        label={translate('correctiveActions.ticketNumber')}
        value={number}
        onChange={({ target }) => setNumber(target.value)}
      />
      <TextField
        select
        label={translate('resources.correctiveActions.fields.rootCauseId')}
        value={rootCauseId}
        onChange={({ target }) => setRootCauseId(target.value)}
      >
        {(causes.data ?? []).map((cause) => (
          <MenuItem key={cause.id} value={String(cause.id)}>
            {toText(cause.names)}
          </MenuItem>
        ))}
      </TextField>
    </FormDialog>
  );
};

export const EvidenceSection = () => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const { run } = useWork();
  const [isAdding, setAdding] = useState(false);
  const action = useRecordContext<CorrectiveActionDetail>();
  if (!action) return null;
  const { id, version, evidence, hiddenEvidence, allowed } = action;
  const mayEdit = allowed.includes('edit');
  const remove = (evidenceId: number) =>
    void run(() => api.act('correctiveActions', id, 'evidenceRemoval', { version, evidenceId }), {
      success: 'correctiveActions.unlinked',
    });
  return (
    <Section
      title="correctiveActions.sections.evidence"
      actions={
        mayEdit && (
          <Button variant="outlined" size="small" onClick={() => setAdding(true)}>
            {translate('correctiveActions.addEvidence')}
          </Button>
        )
      }
    >
      {evidence.length === 0 && hiddenEvidence === 0 && (
        <Typography color="text.secondary">{translate('correctiveActions.noEvidence')}</Typography>
      )}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {evidence.map((row) => (
          <Box key={row.id} component="li" sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
            <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
              <Named row={row} />
            </Box>
            {mayEdit && (
              <MoreMenu
                label={translate('ui.moreActions')}
                items={[{ key: 'remove', label: translate('ra.action.remove') }]}
                onSelect={() => remove(row.id)}
              />
            )}
          </Box>
        ))}
      </Box>
      {hiddenEvidence > 0 && (
        <Typography color="text.secondary">
          {translate('correctiveActions.hiddenEvidence', { smart_count: hiddenEvidence })}
        </Typography>
      )}
      {isAdding && <AddDialog action={action} onClose={() => setAdding(false)} />}
    </Section>
  );
};
