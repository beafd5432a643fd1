/** Verbs of a record: what each is called, who sees it, and what it says before it happens. */
import type { ReactNode } from 'react';
import type { ApiError } from '../../apiError.ts';

/** The confirmation before a verb. Texts are translation keys or translated. */
export interface Confirmation {
  title: string;
  /** The consequence with its numbers. */
  lines: readonly string[];
  /** What it would do, where that is read once the person is asked. */
  preview?: ReactNode;
  /** Why it would be refused, where that is known before: said, and not sent. A translation key or translated. */
  refusal?: string;
  reason?: 'optional' | 'required';
  maxReason?: number;
  /** Said while the server works, where that takes a while. */
  pendingText?: string | undefined;
  /** Does it; what the server refuses is thrown. */
  perform: (reason: string | null) => Promise<unknown>;
  /** Translation key of what happened. */
  success?: string;
  onSuccess?: () => void;
  /** The page is left with the record: nothing of it is read again. */
  leavesRecord?: boolean;
  /** Called for a conflict instead of the usual notice. */
  onConflict?: (refused: ApiError) => void;
}

interface Look {
  key: string;
  /** A translation key or translated. */
  label: string;
  icon?: ReactNode;
  /** May this person do it, and does the record's state allow it? Left out: yes. */
  isAllowed?: boolean;
  /** In the bar, or behind the three dots. */
  place?: 'bar' | 'menu';
  /** `danger`: takes something away. */
  tone?: 'normal' | 'danger';
  variant?: 'contained' | 'outlined' | 'text';
  size?: 'small' | 'medium';
  pending?: boolean;
}

/** Either asks first, or goes somewhere at once. */
export type Verb = Look &
  ({ confirm: () => Confirmation; onSelect?: never } | { onSelect: () => void; confirm?: never });
