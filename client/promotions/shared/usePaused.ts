import { useEffect, useState } from 'react';

const PAUSE_MS = 250;

/** The text once typing pauses. */
export const usePaused = (text: string) => {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
};
