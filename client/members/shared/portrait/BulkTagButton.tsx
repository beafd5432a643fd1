import { useListContext } from 'react-admin';
import { TagMemberButton } from './TagMemberButton.tsx';

/** Gives a tag to the selected members, or takes it away. */
export const BulkTagButton = () => {
  const { selectedIds, onUnselectItems } = useListContext();
  // The bar only hides while nothing is selected: its verbs must not be reached then.
  if (selectedIds.length === 0) return null;
  return <TagMemberButton memberIds={selectedIds as number[]} onDone={onUnselectItems} />;
};
