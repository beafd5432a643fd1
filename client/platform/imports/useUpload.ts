import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useDataProvider, useNotify, useRedirect } from 'react-admin';
import {
  type ImportKind,
  MAX_IMPORT_BYTES,
  type MissingVariants,
} from '#contract/platform/imports';
import type { Job } from '#contract/platform/jobs';
import { message } from '#shared/fields';
import { importLink } from '../../links.ts';
import type { Api } from '../../api.ts';
import { ApiError } from '../../apiError.ts';
import { useReason } from './useReason.ts';

export const MAX_MEGABYTES = MAX_IMPORT_BYTES / 1024 / 1024;

export interface Sending {
  name: string;
  /** Share sent so far, 0 to 1. */
  share: number;
}

/** Sends a file and goes to the page of its dry run. */
export const useUpload = (kind: ImportKind, missing: MissingVariants) => {
  const api = useDataProvider<Api>();
  const notify = useNotify();
  const redirect = useRedirect();
  const client = useQueryClient();
  const toReason = useReason();
  const [sending, setSending] = useState<Sending | null>(null);
  const abort = useRef<AbortController | null>(null);

  const send = async (file: File) => {
    if (file.size > MAX_IMPORT_BYTES) {
      const reason = message('imports.errors.tooLarge', { max: MAX_MEGABYTES });
      notify(toReason(reason), { type: 'error' });
      return;
    }
    const controller = new AbortController();
    abort.current = controller;
    setSending({ name: file.name, share: 0 });
    try {
      const query = new URLSearchParams({ kind, name: file.name, missing });
      const { data } = await api.upload<Job>(`/imports?${query}`, file, {
        onProgress: (share) => setSending({ name: file.name, share }),
        signal: controller.signal,
      });
      await client.invalidateQueries({ queryKey: ['jobs'] });
      redirect(importLink(data.id));
    } catch (error) {
      if (!controller.signal.aborted)
        notify(toReason(ApiError.from(error).firstReason), { type: 'error' });
    } finally {
      setSending(null);
    }
  };
  return { send, sending, cancel: () => abort.current?.abort() };
};
