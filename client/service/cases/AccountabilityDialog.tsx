/** Drafts who answers for it: the facts, what it cost, and the share of each party. */
import DeleteIcon from '@mui/icons-material/DeleteOutline';
import { Alert, Box, Button, IconButton, TextField, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import {
  type Accountability,
  type KnownCosts,
  NAMED_PARTIES,
  PARTY_KINDS,
  type PartyKind,
  WHOLE_BPS,
} from '#contract/service/accountability';
import { readRate, valueOrNull } from '#shared/numbers';
import type { Api } from '../../api.ts';
import { CaseDialog } from '../shared/cases/CaseDialog.tsx';
import { AmountField, ChoiceField, useCoded, WordsField } from '../shared/cases/forms/fields.tsx';
import type { CaseErrors, CaseInputs } from '../shared/cases/formTypes.ts';
import { asRow, errorsOfRow, missingIn, unreadIn } from '../shared/cases/missing.ts';
import { useMissing } from '../shared/cases/useMissing.ts';
import { useAgents } from '../shared/useAgents.ts';

const COSTS = ['refunds', 'goodwill', 'freight', 'writeOffs', 'repairs'] as const;
const BPS_PER_PERCENT = 100;
const FIRST_SHARE = { partyKind: 'department', staffId: null, partyName: '', percent: '100' };

/** Of a new one, with all that was granted on the ticket. */
const initialOf = (record: Accountability | null, costs: KnownCosts | null): CaseInputs =>
  record
    ? {
        facts: record.facts,
        preventiveMeasure: record.preventiveMeasure,
        ...Object.fromEntries(COSTS.map((name) => [name, record[name]])),
      }
    : {
        facts: '',
        preventiveMeasure: '',
        ...Object.fromEntries(COSTS.map((name) => [name, 0])),
        ...costs,
      };
const sharesOf = (record: Accountability | null): CaseInputs[] =>
  record
    ? record.shares.map(({ partyKind, staffId, partyName, bps }) => ({
        partyKind,
        staffId,
        partyName: partyName ?? '',
        percent: String(bps / BPS_PER_PERCENT),
      }))
    : [FIRST_SHARE];

const bpsOf = ({ percent }: CaseInputs): number => {
  const bps = valueOrNull(readRate(String(percent)));
  return bps === null || bps < 0 || bps > WHOLE_BPS ? NaN : bps;
};

/** By what the party of a share is named. */
const needsOf = ({ partyKind }: CaseInputs): readonly string[] => {
  if (partyKind === 'employee') return ['staffId'];
  return NAMED_PARTIES.includes(partyKind as PartyKind) ? ['partyName'] : [];
};

/** What is missing or cannot be read of the whole. */
const missingOf = (input: CaseInputs, shares: readonly CaseInputs[]): CaseErrors => {
  const total = shares.reduce((sum, share) => sum + bpsOf(share), 0);
  return Object.assign(
    {
      ...missingIn(input, ['facts', 'preventiveMeasure']),
      ...unreadIn(input, COSTS),
      ...(total !== WHOLE_BPS && { total: 'accountability.errors.notWhole' }),
    },
    ...shares.map((share, index) =>
      asRow(`share${index}`, {
        ...(Number.isNaN(bpsOf(share)) && { percent: 'ui.wrong.percent' }),
        ...missingIn(share, needsOf(share)),
      }),
    ),
  ) as CaseErrors;
};

const ShareFields = ({
  share,
  errors,
  onShare,
  onRemove,
}: {
  share: CaseInputs;
  errors: CaseErrors;
  onShare: (share: CaseInputs) => void;
  /** Left out of the only one. */
  onRemove?: (() => void) | undefined;
}) => {
  const translate = useTranslate();
  const agents = useAgents();
  const kinds = useCoded(PARTY_KINDS, 'accountability.partyKinds');
  const isEmployee = share.partyKind === 'employee';
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '3fr 3fr 2fr auto', gap: 1 }}>
      <ChoiceField
        name="partyKind"
        input={share}
        onInput={(next) => onShare({ ...next, staffId: null })}
        choices={kinds}
      />
      {isEmployee ? (
        <ChoiceField
          name="staffId"
          input={share}
          onInput={onShare}
          choices={agents}
          errors={errors}
        />
      ) : (
        <TextField
          label={translate('cases.fields.partyName')}
          value={share.partyName ?? ''}
          required={needsOf(share).includes('partyName')}
          error={errors.partyName !== undefined}
          helperText={errors.partyName && translate(errors.partyName)}
          onChange={({ target }) => onShare({ ...share, partyName: target.value })}
        />
      )}
      <TextField
        label={translate('cases.fields.percent')}
        value={share.percent ?? ''}
        error={errors.percent !== undefined}
        helperText={errors.percent && translate(errors.percent)}
        onChange={({ target }) => onShare({ ...share, percent: target.value })}
        slotProps={{ htmlInput: { inputMode: 'decimal' } }}
      />
      <IconButton
        aria-label={translate('accountability.removeShare')}
        disabled={onRemove === undefined}
        onClick={onRemove}
      >
        <DeleteIcon />
      </IconButton>
    </Box>
  );
};

export const AccountabilityDialog = ({
  caseId,
  record,
  costs,
  onClose,
}: {
  caseId: number;
  record: Accountability | null;
  costs: KnownCosts | null;
  onClose: () => void;
}) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const [input, setInput] = useState<CaseInputs>(() => initialOf(record, costs));
  const [shares, setShares] = useState<readonly CaseInputs[]>(() => sharesOf(record));
  const total = shares.reduce((sum, share) => sum + bpsOf(share), 0);
  const { errors, check } = useMissing(missingOf(input, shares));
  const edited = useMemo(() => ({ input, shares }), [input, shares]);
  const send = () => {
    const body = {
      ...input,
      shares: shares.map((share) => ({
        partyKind: share.partyKind,
        staffId: share.partyKind === 'employee' ? share.staffId : null,
        partyName: share.partyKind === 'employee' ? null : share.partyName,
        bps: bpsOf(share),
      })),
    };
    return record
      ? api.call('PUT', `/accountabilities/${record.id}`, { ...body, version: record.version })
      : api.call('POST', '/accountabilities', { ...body, caseId });
  };
  return (
    <CaseDialog
      title={translate('accountability.draft')}
      verb={translate('ra.action.save')}
      done="cases.stepDone"
      check={check}
      send={send}
      onClose={onClose}
      edited={edited}
    >
      {(['facts', 'preventiveMeasure'] as const).map((name) => (
        <WordsField
          key={name}
          name={name}
          input={input}
          onInput={setInput}
          errors={errors}
          isRequired
        />
      ))}
      {costs !== null && (
        <Typography color="text.secondary">{translate('accountability.costsHelp')}</Typography>
      )}
      {COSTS.map((name) => (
        <AmountField key={name} name={name} input={input} onInput={setInput} errors={errors} />
      ))}
      {shares.map((share, index) => (
        <ShareFields
          key={index}
          share={share}
          errors={errorsOfRow(errors, `share${index}`)}
          onShare={(next) => setShares(shares.with(index, next))}
          onRemove={shares.length > 1 ? () => setShares(shares.toSpliced(index, 1)) : undefined}
        />
      ))}
      <Button onClick={() => setShares([...shares, { ...FIRST_SHARE, percent: '' }])}>
        {translate('accountability.addShare')}
      </Button>
      <Typography>
        {translate('accountability.total', {
          percent: Number.isNaN(total) ? '–' : total / BPS_PER_PERCENT,
        })}
      </Typography>
      {errors.total ? (
        <Alert severity="error">{translate(errors.total)}</Alert>
      ) : (
        total !== WHOLE_BPS && <div>{translate('accountability.errors.notWhole')}</div>
      )}
    </CaseDialog>
  );
};
