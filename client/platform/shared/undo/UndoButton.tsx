/** Undoes a recorded change after saying what that takes back. */
import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { NotUndone, Undone } from '#contract/platform/undo';
import { VerbDialog } from '../../../ui/feedback/VerbDialog.tsx';
import { useCanUndo, useUndo } from './useUndo.ts';

/** The number of records that are named. */
const NAMED = 5;

const useLines = () => {
  const translate = useTranslate();
  const toLine = ({ name, recordId, reason }: NotUndone) =>
    translate('undo.leftRecord', {
      name: name ?? recordId,
      reason: translate(reason, { _: reason }),
    });
  return ({ undone, left }: Undone): string[] => [
    translate('undo.consequence', { smart_count: undone }),
    ...(left.length > 0 ? [translate('undo.left', { smart_count: left.length })] : []),
    ...left.slice(0, NAMED).map(toLine),
    ...(left.length > NAMED ? [translate('undo.more', { smart_count: left.length - NAMED })] : []),
  ];
};

export const UndoButton = ({
  changeId,
  label = 'undo.verb',
}: {
  changeId: string;
  label?: string;
}) => {
  const translate = useTranslate();
  const canUndo = useCanUndo();
  const linesOf = useLines();
  const { preview, undo, pending } = useUndo(changeId);
  const [effect, setEffect] = useState<Undone>();
  if (!canUndo) return null;
  return (
    <>
      <Button size="small" loading={pending} onClick={async () => setEffect(await preview())}>
        {translate(label)}
      </Button>
      {effect && (
        <VerbDialog
          title={effect.undone > 0 ? 'undo.title' : 'undo.impossible'}
          lines={linesOf(effect)}
          verb={translate('undo.verb')}
          perform={undo}
          onClose={() => setEffect(undefined)}
        />
      )}
    </>
  );
};
