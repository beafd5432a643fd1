/** Opens a case on a ticket: of which kind, and what that kind asks for. */
import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import { OFFERED_KINDS } from '#contract/service/cases';
import type { CaseKind } from '#contract/service/stages';
import type { TicketDetail } from '#contract/service/tickets';
import { casePartyOf, decideCase } from '#rules/service/stages';
import type { Api } from '../../../api.ts';
import { useAccount } from '../../../platform/shared/useAccount.ts';
import { CaseDialog } from './CaseDialog.tsx';
import { formOf } from './caseForms.ts';
import type { CaseInputs, CaseStart } from './formTypes.ts';
import { REQUIRED } from './missing.ts';
import { useMissing } from './useMissing.ts';

const initialOf = (kind: CaseKind | undefined): CaseInputs =>
  (kind && formOf(kind, 'open')?.initial?.()) ?? {};

const bodyOf = (kind: CaseKind | undefined, input: CaseInputs): object =>
  (kind && formOf(kind, 'open')?.toBody?.(input)) ?? { input };

interface Props {
  ticket: TicketDetail;
  /** Left out, what the ticket asks for. */
  start?: CaseStart;
  onClose: () => void;
}

export const OpenDialog = ({ ticket, start, onClose }: Props) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const party = casePartyOf(useAccount()?.role ?? null);
  const kinds = OFFERED_KINDS.filter((one) => decideCase(one, null, 'open', party).isAllowed);
  const offered = kinds.find((one) => one === (start?.kind ?? ticket.type)) ?? kinds[0];
  const [kind, setKind] = useState(offered);
  const [input, setInput] = useState(() => ({ ...initialOf(offered), ...start?.input }));
  const form = kind && formOf(kind, 'open');
  const missing = kind === undefined ? { kind: REQUIRED } : (form?.missing?.(input, null) ?? {});
  const { errors, check } = useMissing(missing, form);
  const choose = (next: CaseKind | undefined) => {
    setKind(next);
    setInput(initialOf(next));
  };
  return (
    <CaseDialog
      title={translate('cases.openTitle')}
      verb={translate('cases.openVerb')}
      done="cases.opened"
      check={check}
      send={() =>
        api.call('POST', '/cases', {
          ticketId: ticket.id,
          kind,
          // Another kind than the one that was promised carries out nothing.
          ...(start !== undefined && kind === start.kind && { parentId: start.parentId }),
          ...bodyOf(kind, input),
        })
      }
      onClose={onClose}
      edited={input}
    >
      <TextField
        select
        fullWidth
        error={errors.kind !== undefined}
        helperText={errors.kind && translate(errors.kind)}
        label={translate('resources.cases.fields.kind')}
        value={kind ?? ''}
        onChange={({ target }) => choose(kinds.find((one) => one === target.value))}
      >
        {kinds.map((one) => (
          <MenuItem key={one} value={one}>
            {translate(`cases.kinds.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      {form && (
        <form.Fields
          input={input}
          onInput={setInput}
          errors={errors}
          record={null}
          ticketId={ticket.id}
          ticket={ticket}
        />
      )}
    </CaseDialog>
  );
};
