import { useCallback } from 'react';
import { useMessages } from '../messages/messages.ts';
import { useNotice } from './use-notice.tsx';

/** Copies text and says so. On plain http beyond loopback there is no clipboard API: the old way is used then. */
export function useCopy(): (text: string) => Promise<void> {
  const notice = useNotice();
  const { frame } = useMessages();
  return useCallback(
    async (text: string) => {
      if (navigator.clipboard) await navigator.clipboard.writeText(text);
      else copyBySelection(text);
      void notice.success(frame.actions.copied);
    },
    [notice, frame],
  );
}

function copyBySelection(text: string): void {
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
