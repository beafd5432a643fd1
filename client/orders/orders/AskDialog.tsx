/** Which goods the shop is to replace or to put back into stock, how many, and why. */
import {
  Alert,
  Box,
  Button,
  DialogActions,
  DialogContent,
  DialogTitle,
  Typography,
} from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { InstructionLine } from '#contract/orders/instructions';
import { type OrderDetail, SHIP_WITHIN_HOURS } from '#contract/orders/orders';
import { HOUR_MS } from '#shared/days';
import { cleanText } from '#shared/searchText';
import type { Api } from '../../api.ts';
import { ApiError } from '../../apiError.ts';
import { useWork } from '../../ui/feedback/useAct.ts';
import { CancelButton, WorkDialog } from '../../ui/feedback/WorkDialog.tsx';
import { CountField } from '../../ui/form/CountField.tsx';
import { LimitedField } from '../../ui/form/LimitedField.tsx';
import { ReasonField } from '../../ui/form/ReasonField.tsx';
import { useWrongText } from '../../ui/record/useWrongText.ts';

export type AskKind = 'replace' | 'restock';

const MAX_NOTE = 500;
const MAX_PLACE = 60;

/** The units that can be asked for, and whether there are fewer than in the order because others were. */
export interface LeftLine extends InstructionLine {
  wasAsked: boolean;
}

interface LineProps {
  name: string;
  line: LeftLine;
  /** Null for none of it. */
  units: number | null;
  /** Nothing was entered at any line. */
  isMissing: boolean;
  onChange: (units: number | null) => void;
}
const Line = ({
  name,
  line: { sku, quantity, wasAsked },
  units,
  isMissing,
  onChange,
}: LineProps) => {
  const translate = useTranslate();
  const isTooMany = units !== null && units > quantity;
  return (
    <Box sx={{ display: 'flex', gap: 2, py: 1, alignItems: 'start' }}>
      <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        {name}
        <Typography color="text.secondary">{sku}</Typography>
      </Box>
      <Box sx={{ width: 160, flexShrink: 0 }}>
        <CountField
          label={translate('instructions.ask.units', { sku })}
          value={units}
          onChange={onChange}
          placeholder="0"
          {...(isMissing && { error: translate('instructions.ask.none') })}
          {...(isTooMany && {
            error: translate(`instructions.ask.${wasAsked ? 'most' : 'all'}`, {
              smart_count: quantity,
            }),
          })}
        />
      </Box>
    </Box>
  );
};

interface Props {
  order: OrderDetail;
  kind: AskKind;
  left: readonly LeftLine[];
  onClose: () => void;
}

const useAsk = ({ order: { externalId }, kind, left, onClose }: Props) => {
  const api = useDataProvider<Api>();
  const { run, pending } = useWork();
  const [failure, setFailure] = useState<string>();
  const [isTried, setTried] = useState(false);
  const [units, setUnits] = useState<Readonly<Record<string, number | null>>>({});
  const [note, setNote] = useState('');
  const [place, setPlace] = useState('');
  const unitsOf = (sku: string) => units[sku] ?? null;
  const lines = left.flatMap(({ sku }) => {
    const quantity = unitsOf(sku);
    return quantity === null ? [] : [{ sku, quantity }];
  });
  const isWrong = left.some(({ sku, quantity }) => {
    const asked = unitsOf(sku);
    return asked !== null && !(asked <= quantity);
  });
  const isUnreasoned = cleanText(note) === '';
  /** What was refused before says nothing about other inputs. */
  const changing =
    <T,>(change: (value: T) => void) =>
    (value: T) => {
      change(value);
      setFailure(undefined);
    };
  const send = () =>
    run(
      () =>
        api.create('instructions', {
          data: {
            kind,
            orderExternalId: externalId,
            lines,
            note: cleanText(note),
            place: cleanText(place) || null,
            dueAt: Date.now() + SHIP_WITHIN_HOURS * HOUR_MS,
          },
        }),
      {
        success: `instructions.${kind}.done`,
        onSuccess: onClose,
        onError: (error) => setFailure(ApiError.from(error).firstReason),
      },
    );
  const isTooLong = cleanText(note).length > MAX_NOTE || cleanText(place).length > MAX_PLACE;
  return {
    /** Says at the fields what is missing. */
    ask: () => {
      setTried(true);
      if (lines.length > 0 && !isWrong && !isUnreasoned && !isTooLong) void send();
    },
    pending,
    failure,
    isWithoutUnits: isTried && lines.length === 0,
    isWithoutReason: isTried && isUnreasoned,
    unitsOf,
    setUnits: (sku: string, asked: number | null) => changing(setUnits)({ ...units, [sku]: asked }),
    note,
    setNote: changing(setNote),
    place,
    setPlace: changing(setPlace),
  };
};

export const AskDialog = (props: Props) => {
  const { order, kind, left, onClose } = props;
  const translate = useTranslate();
  const titleId = useId();
  const wrongText = useWrongText();
  const { ask, pending, failure, isWithoutUnits, isWithoutReason, ...typed } = useAsk(props);
  const { unitsOf, setUnits, note, setNote, place, setPlace } = typed;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask();
  };
  const nameOf = (sku: string) => order.lines.find((line) => line.sku === sku)?.name ?? sku;
  return (
    <WorkDialog titleId={titleId} pending={pending} onClose={onClose} fullWidth maxWidth="sm">
      <form onSubmit={submit} noValidate>
        <DialogTitle id={titleId}>{translate(`instructions.${kind}.title`)}</DialogTitle>
        <DialogContent>
          <Typography sx={{ mb: 1 }}>
            {translate(`instructions.${kind}.text`, { hours: SHIP_WITHIN_HOURS })}
          </Typography>
          {left.map((line) => (
            <Line
              key={line.sku}
              name={nameOf(line.sku)}
              line={line}
              units={unitsOf(line.sku)}
              isMissing={isWithoutUnits}
              onChange={(asked) => setUnits(line.sku, asked)}
            />
          ))}
          {kind === 'restock' && (
            <LimitedField
              fullWidth
              label={translate('resources.instructions.fields.place')}
              value={place}
              onChange={({ target }) => setPlace(target.value)}
              max={MAX_PLACE}
              sx={{ mt: 1 }}
            />
          )}
          <ReasonField
            value={note}
            onChange={setNote}
            wrong={isWithoutReason && translate('ra.validation.required')}
            max={MAX_NOTE}
            sx={{ mt: 1.5 }}
          />
          {failure && (
            <Alert severity="error" sx={{ mt: 1 }}>
              {wrongText(failure)}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <CancelButton />
          <Button type="submit" variant="contained" loading={pending}>
            {translate(`instructions.${kind}.verb`)}
          </Button>
        </DialogActions>
      </form>
    </WorkDialog>
  );
};
