/** Canned replies and macros by mouse; the keys are / and m. */
import { Button, Chip } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useLocalize } from '../../ui/record/localized.tsx';
import { MacroPicker } from '../shared/macros/MacroPicker.tsx';
import { useMacros } from '../shared/macros/useMacros.ts';
import type { useMacroPicking } from './useMacroPicking.ts';

interface MacroButtonsProps {
  macroId: number | null | undefined;
  picking: ReturnType<typeof useMacroPicking>;
  onRemove: () => void;
}

/** The macro whose effects happen when the message is sent. */
const Applied = ({ macroId, onRemove }: { macroId: number; onRemove: () => void }) => {
  const translate = useTranslate();
  const localize = useLocalize();
  const macro = useMacros().find(({ macro: { id } }) => id === macroId)?.macro;
  return (
    <Chip
      label={translate('macros.applied', { name: localize(macro?.names) })}
      onDelete={onRemove}
    />
  );
};

export const MacroButtons = ({ macroId, picking, onRemove }: MacroButtonsProps) => {
  const translate = useTranslate();
  const { use, setUse, canChoose, choose, close } = picking;
  return (
    <>
      {macroId && <Applied macroId={macroId} onRemove={onRemove} />}
      <Button onClick={() => setUse('text')}>{translate('macros.insert')}</Button>
      <Button onClick={() => setUse('macro')}>{translate('macros.apply')}</Button>
      {use && <MacroPicker use={use} canChoose={canChoose} onChoose={choose} onClose={close} />}
    </>
  );
};
