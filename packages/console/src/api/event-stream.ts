/** One server-sent event. */
export interface StreamEvent {
  /** `message` where the stream names none. */
  readonly event: string;
  readonly data: string;
}

export interface EventStreamParser {
  /** Takes the next piece of text, cut anywhere, and returns the events that it completes. */
  feed(text: string): readonly StreamEvent[];
}

/**
 * Parser of `text/event-stream` (WHATWG HTML §9.2.6). Pieces may be cut inside a line, inside a field name, and
 * between CR and LF. Comments (heartbeats) are skipped; an event that the stream ends in the middle of is dropped, as
 * the standard says. `EventSource` cannot be used for the playground: it only knows GET.
 */
export function createEventStreamParser(): EventStreamParser {
  let rest = '';
  let started = false;
  let event = '';
  let data: string[] = [];

  const takeLine = (line: string): StreamEvent | undefined => {
    if (line === '') {
      const complete = data.length > 0 ? { event: event || 'message', data: data.join('\n') } : undefined;
      event = '';
      data = [];
      return complete;
    }
    const { field, value } = splitField(line);
    if (field === 'event') event = value;
    if (field === 'data') data.push(value);
    return undefined;
  };

  return {
    feed(text) {
      rest += text;
      if (!started && rest !== '') {
        started = true;
        rest = rest.replace(/^\uFEFF/, '');
      }
      const { lines, remainder } = splitLines(rest);
      rest = remainder;
      return lines.map(takeLine).filter((complete) => complete !== undefined);
    },
  };
}

/** A comment has an empty field name. */
function splitField(line: string): { readonly field: string; readonly value: string } {
  const colon = line.indexOf(':');
  if (colon < 0) return { field: line, value: '' };
  return { field: line.slice(0, colon), value: line.slice(colon + 1).replace(/^ /, '') };
}

/** Complete lines, and what is left. A CR at the very end stays: the LF of a CRLF may be still to come. */
function splitLines(text: string): { readonly lines: readonly string[]; readonly remainder: string } {
  const lines: string[] = [];
  let from = 0;
  for (const match of text.matchAll(/\r\n|\n|\r(?!$)/g)) {
    lines.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  return { lines, remainder: text.slice(from) };
}
