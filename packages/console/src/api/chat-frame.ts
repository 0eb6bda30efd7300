import { isErrorCode } from '@anlan/api/client';

/** What one data frame of a chat stream says. */
export type ChatFrame =
  | { readonly kind: 'text'; readonly text: string; readonly finish: string | undefined }
  | { readonly kind: 'error'; readonly code: string; readonly message: string }
  | { readonly kind: 'done' }
  | { readonly kind: 'unreadable' };

/**
 * Reads a frame of `chat.completion.chunk`. The text comes from a model behind our gateway: nothing about it is
 * assumed. Frames without choices (usage, annotations) are text frames without text.
 */
export function parseChatFrame(data: string): ChatFrame {
  if (data.trim() === '[DONE]') return { kind: 'done' };
  const frame = parseObject(data);
  if (!frame) return { kind: 'unreadable' };
  const error = objectOf(frame.error);
  if (error) return { kind: 'error', code: textOf(error.code) ?? 'internal', message: textOf(error.message) ?? '' };
  const choice = objectOf(Array.isArray(frame.choices) ? frame.choices[0] : undefined);
  return {
    kind: 'text',
    text: textOf(objectOf(choice?.delta)?.content) ?? '',
    finish: textOf(choice?.finish_reason),
  };
}

/** The error code of a refused request, in the management shape or in OpenAI's; both have `error.code`. */
export function parseErrorCode(body: string): string {
  const code = textOf(objectOf(parseObject(body)?.error)?.code);
  return code !== undefined && isErrorCode(code) ? code : 'internal';
}

type Members = Readonly<Record<string, unknown>>;

function parseObject(text: string): Members | undefined {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function objectOf(value: unknown): Members | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
