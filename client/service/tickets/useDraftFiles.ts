/** The files of each kind of draft: what was chosen for a note never goes with a reply, whatever is shown when it is stored. */
import type { Attachment } from '#contract/service/attachments';
import { useAttachments } from '../shared/attachments/useAttachments.ts';
import type { DraftKind, Drafts } from './useDraft.ts';

export const useDraftFiles = ({ draftOf, changeFiles }: Drafts) => {
  const filesOf = (kind: DraftKind) => ({
    attached: draftOf(kind).attachments ?? [],
    onStored: (stored: Attachment) => changeFiles(kind, (before) => [...before, stored]),
  });
  const ofReply = useAttachments(filesOf('public'));
  const ofNote = useAttachments(filesOf('internal'));
  const ofCall = useAttachments(filesOf('call'));
  return { public: ofReply, internal: ofNote, call: ofCall };
};
