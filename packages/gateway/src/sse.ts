import { gatewayError } from './errors.ts';

/** No chat chunk is longer: bounds the memory that a model service can make us hold, in one line or in many. */
const MAX_EVENT = 4 * 1024 * 1024;

/** Incremental parser of server-sent events (HTML Standard §9.2), reduced to what chat streams use: `data` fields. */
export interface SseParser {
  /** Takes decoded text, cut anywhere; returns the data of every event completed by it. Throws `upstream_protocol`. */
  push(text: string): readonly string[];
  /** At the end of the body: the data of a last event without its empty line. Lenient, as clients are. */
  end(): readonly string[];
}

export function createSseParser(): SseParser {
  let line = '';
  let data: string[] = [];
  let dataLength = 0;
  let atStart = true;
  /** The last character was a CR, which has ended its line; an LF that follows belongs to it. */
  let afterCr = false;

  const endLine = (out: string[]): void => {
    if (line === '') {
      if (data.length > 0) out.push(data.join('\n'));
      data = [];
      dataLength = 0;
    } else {
      const value = dataField(line);
      if (value !== undefined) data.push(value);
      dataLength += value?.length ?? 0;
    }
    line = '';
  };
  const take = (text: string, out: string[]): void => {
    const breaks = /\r\n|\r|\n/g;
    let from = afterCr && text.startsWith('\n') ? 1 : 0;
    breaks.lastIndex = from;
    for (let at = breaks.exec(text); at !== null; at = breaks.exec(text)) {
      line += text.slice(from, at.index);
      endLine(out);
      from = breaks.lastIndex;
    }
    line += text.slice(from);
    afterCr = text.endsWith('\r');
    if (line.length + dataLength > MAX_EVENT) throw gatewayError('upstream_protocol', 'an event is over 4 MiB');
  };

  return {
    push(text) {
      if (text === '') return [];
      const out: string[] = [];
      take(atStart ? text.replace(/^\ufeff/, '') : text, out);
      atStart = false;
      return out;
    },
    end() {
      const out: string[] = [];
      if (line !== '') endLine(out);
      endLine(out);
      return out;
    },
  };
}

/** The value of a `data` field. Comments, `event:`, `id:` and `retry:` carry nothing for chat completions. */
function dataField(line: string): string | undefined {
  if (line === 'data') return '';
  if (!line.startsWith('data:')) return undefined;
  return line.slice(line[5] === ' ' ? 6 : 5);
}

/** One event. JSON never contains a line break, so one `data` line is always enough. */
export function sseFrame(value: unknown): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}

export const SSE_DONE = 'data: [DONE]\n\n';
