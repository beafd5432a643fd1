/** Uploads files one after another, so that they arrive in the order in which they were chosen. */
import { useEffect, useRef, useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { Api } from '../../../api.ts';
import { ApiError } from '../../../apiError.ts';

export interface Upload {
  key: number;
  name: string;
  /** Share sent so far, 0 to 1; after that the server works on it. */
  share: number;
  /** Why it was refused, translated. */
  error?: string;
}

let lastKey = 0;

interface Uploading<T> {
  /** Below /api, without the query that names the file. */
  path: string;
  /** Why a file is not even sent, translated. */
  refusalOf: (file: File) => string | undefined;
  onStored: (stored: T) => void;
}

export const useUploads = <T>({ path, refusalOf, onStored }: Uploading<T>) => {
  const api = useDataProvider<Api>();
  const translate = useTranslate();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const stored = useRef(onStored);
  useEffect(() => {
    stored.current = onStored;
  });
  const queue = useRef<Promise<void>>(Promise.resolve());
  const left = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    left.current = controller;
    return () => controller.abort();
  }, []);

  const change = (key: number, changed: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...changed } : one)));
  const remove = (key: number) => setUploads((all) => all.filter((one) => one.key !== key));

  const send = async (file: File, key: number) => {
    const { signal } = left.current;
    if (signal.aborted) return;
    const query = new URLSearchParams({ name: file.name.slice(0, 200) });
    try {
      const { data } = await api.upload<T>(`${path}?${query}`, file, {
        onProgress: (share) => change(key, { share }),
        signal,
      });
      remove(key);
      stored.current(data);
    } catch (error) {
      const { firstReason } = ApiError.from(error);
      change(key, { error: translate(firstReason, { _: firstReason }) });
    }
  };

  const add = (files: readonly File[]) => {
    const added = files.map((file) => ({ file, key: ++lastKey, error: refusalOf(file) }));
    setUploads((all) => [
      ...all,
      ...added.map(({ file, key, error }) => ({
        key,
        name: file.name,
        share: 0,
        ...(error !== undefined && { error }),
      })),
    ]);
    for (const { file, key, error } of added)
      if (error === undefined) queue.current = queue.current.then(() => send(file, key));
  };
  return { uploads, add, remove };
};
