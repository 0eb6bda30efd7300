import { gatewayError } from './errors.ts';

/** A line longer than this is no chat chunk; bounds the memory that an upstream can make us hold. */
const MAX_LINE = 4 * 1024 * 1024;

/** Incremental parser of server-sent events (HTML Standard §9.2), reduced to what chat streams use: `data` fields. */
export interface SseParser {
  /** Takes decoded text, cut anywhere; returns the data of every event completed by it. Throws `upstream_protocol`. */
  push(text: string): readonly string[];
  /** At the end of the body: the data of a last event without its empty line. Lenient, as clients are. */
  end(): readonly string[];
}

export function createSseParser(): SseParser {
  let buffer = '';
  let data: string[] = [];
  let first = true;

  const line = (value: string, out: string[]): void => {
    if (value === '') {
      if (data.length > 0) out.push(data.join('\n'));
      data = [];
    } else if (value.startsWith('data:')) {
      data.push(value.startsWith('data: ') ? value.slice(6) : value.slice(5));
    }
    // Comments, `event:`, `id:` and `retry:` carry nothing for chat completions.
  };
  const drain = (out: string[]): void => {
    let from = 0;
    for (let at = nextBreak(buffer, from); at >= 0; at = nextBreak(buffer, from)) {
      const isCr = buffer[at] === '\r';
      // A CR at the very end may be half of a CRLF: wait for the next piece.
      if (isCr && at === buffer.length - 1) break;
      line(buffer.slice(from, at), out);
      from = at + (isCr && buffer[at + 1] === '\n' ? 2 : 1);
    }
    buffer = buffer.slice(from);
  };

  return {
    push(text) {
      buffer += first ? text.replace(/^\ufeff/, '') : text;
      first = first && text === '';
      const out: string[] = [];
      drain(out);
      if (buffer.length > MAX_LINE) throw gatewayError('upstream_protocol', 'an event line is over 4 MiB');
      return out;
    },
    end() {
      const out: string[] = [];
      line(buffer.replace(/\r$/, ''), out);
      line('', out);
      buffer = '';
      return out;
    },
  };
}

function nextBreak(text: string, from: number): number {
  const lf = text.indexOf('\n', from);
  const cr = text.indexOf('\r', from);
  if (lf < 0) return cr;
  return cr < 0 ? lf : Math.min(lf, cr);
}

/** One event. JSON never contains a line break, so one `data` line is always enough. */
export function sseFrame(value: unknown): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}

export const SSE_DONE = 'data: [DONE]\n\n';
