/** Asks the shop to replace goods of the order, or to put them back into stock; again, where it refused. */
import { useState } from 'react';
import { useCanAccess } from 'react-admin';
import type { OrderDetail } from '#contract/orders/orders';
import { repeatableLines, unsoldReason, wasAsked } from '#rules/orders/instructions';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import { AskDialog, type AskKind } from './AskDialog.tsx';
import { useInstructions } from './OrderInstructions.tsx';

const KINDS: readonly AskKind[] = ['replace', 'restock'];

export const AskVerbs = ({ order }: { order: OrderDetail }) => {
  const { canAccess } = useCanAccess({ resource: 'instructions', action: 'create' });
  const { data: instructions } = useInstructions(order);
  const [kind, setKind] = useState<AskKind | null>(null);
  if (!canAccess || instructions === undefined || order.paidAt === null) return null;
  const leftOf = (one: AskKind) =>
    repeatableLines(one, { ...order, instructions }).map((line) => ({
      ...line,
      wasAsked: wasAsked(instructions, { kind: one, sku: line.sku }),
    }));
  return (
    <>
      <VerbBar
        verbs={KINDS.map((one) => ({
          key: one,
          label: `instructions.${one}.verb`,
          size: 'small',
          isAllowed: leftOf(one).length > 0 && (one === 'restock' || unsoldReason(order) === null),
          onSelect: () => setKind(one),
        }))}
      />
      {kind !== null && (
        <AskDialog order={order} kind={kind} left={leftOf(kind)} onClose={() => setKind(null)} />
      )}
    </>
  );
};
