import { Button, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { Quote } from '#contract/promotions/quotes';
import type { Api } from '../../api.ts';
import { useMoney } from '../../ui/record/money.tsx';
import { useWork } from '../../ui/feedback/useAct.ts';
import { CancelButton, WorkDialog } from '../../ui/feedback/WorkDialog.tsx';
import { LimitedField } from '../../ui/form/LimitedField.tsx';
import type { SimulationRequest } from './basketRequest.ts';

const MAX = 120;

/** Keeps the basket in sight with its present answer, under a name. */
export const SaveCaseButton = ({
  request,
  quote,
}: {
  request: SimulationRequest | null;
  quote: Quote | null;
}) => {
  const translate = useTranslate();
  const money = useMoney();
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const titleId = useId();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [isTried, setTried] = useState(false);
  const isMissing = isTried && !name.trim();
  const { run, pending } = useWork();
  if (!request || !quote) return null;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!name.trim() || name.trim().length > MAX) return;
    // As of the instant it was answered for: "now" would be another basket every day.
    const data = { name: name.trim(), request: { ...request, at: quote.at } };
    const done = await run(() => api.create('promotionCases', { data }), {
      success: 'simulator.cases.saved',
    });
    if (done === undefined) return;
    void client.invalidateQueries({ queryKey: ['promotionCases'] });
    setOpen(false);
    setName('');
    setTried(false);
  };
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {translate('simulator.cases.save')}
      </Button>
      <WorkDialog open={open} pending={pending} onClose={() => setOpen(false)} titleId={titleId}>
        <form onSubmit={(event) => void save(event)} noValidate>
          <DialogTitle id={titleId}>{translate('simulator.cases.save')}</DialogTitle>
          <DialogContent>
            <Typography sx={{ mb: 1.5 }}>
              {translate('simulator.cases.saveText', { total: money(quote.totals.total) })}
            </Typography>
            <LimitedField
              fullWidth
              autoFocus
              required
              label={translate('simulator.cases.name')}
              value={name}
              onChange={({ target }) => setName(target.value)}
              max={MAX}
              error={isMissing}
              helperText={isMissing && translate('ra.validation.required')}
            />
          </DialogContent>
          <DialogActions>
            <CancelButton />
            <Button type="submit" variant="contained" loading={pending}>
              {translate('ra.action.save')}
            </Button>
          </DialogActions>
        </form>
      </WorkDialog>
    </>
  );
};
