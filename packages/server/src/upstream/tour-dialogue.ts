import { type JsonObject, type Locale, type LocalisedText, localise } from '@anlan/core';
import { findingClassInfo } from '@anlan/guard';
import { isJsonObject } from './json-object.ts';
import {
  TOUR_DEFAULT,
  TOUR_FORBIDDEN,
  TOUR_FORBIDDEN_WORDS,
  TOUR_NO_TOOLS,
  TOUR_REDACTED,
  TOUR_TOOL_DONE,
  TOUR_TOPICS,
  TOUR_TRIGGERS,
} from './tour-answers.ts';
import { type TourToolCall, tourToolCall } from './tour-tool-call.ts';

export interface TourReply {
  readonly locale: Locale;
  readonly said: TourToolCall | { readonly kind: 'text'; readonly text: string };
}

const HAN = /\p{Script=Han}/u;

/** Chooses the canned answer to a conversation; the caller controls all of it, the gateway has checked its shape. */
export function answerTour(body: JsonObject): TourReply {
  const messages = Array.isArray(body.messages) ? body.messages.filter(isJsonObject) : [];
  const asked = messages.findLast(({ role }) => role === 'user');
  const question = textOf(asked?.content);
  const tags = redactionTags(question);
  const locale = localeOf(question, tags);
  const say = (text: string): TourReply => ({ locale, said: { kind: 'text', text } });

  if (mentions(question, TOUR_TRIGGERS.forbiddenWord)) {
    return say(localise(TOUR_FORBIDDEN, locale).replace('{word}', localise(TOUR_FORBIDDEN_WORDS, locale)));
  }
  if (mentions(question, TOUR_TRIGGERS.toolCall)) {
    // A client that runs tools sends the conversation back with the result: calling again would never end.
    if (messages.at(-1)?.role === 'tool') return say(localise(TOUR_TOOL_DONE, locale));
    const call = tourToolCall(body, locale);
    return call ? { locale, said: call } : say(localise(TOUR_NO_TOOLS, locale));
  }
  if (tags.length > 0) return say(localise(TOUR_REDACTED, locale).replace('{tags}', () => tags.join(' ')));
  return say(localise(topic(question), locale));
}

function topic(question: string): LocalisedText {
  return TOUR_TOPICS.find(({ pattern }) => pattern.test(question))?.answer ?? TOUR_DEFAULT;
}

function mentions(question: string, triggers: readonly string[]): boolean {
  const lower = question.toLowerCase();
  return triggers.some((trigger) => lower.includes(trigger));
}

/** Text of a message: a string or text parts. */
export function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content.map((part) => (isJsonObject(part) && typeof part.text === 'string' ? part.text : '')).join('\n');
}

const TAGS: readonly string[] = Object.entries(findingClassInfo)
  .filter(([name]) => name.startsWith('personal_data.') || name.startsWith('secret.'))
  .flatMap(([, { tag }]) => [`[${tag.zh}]`, `[${tag.en}]`]);

function redactionTags(question: string): readonly string[] {
  return TAGS.filter((tag) => question.includes(tag));
}

/** The language in which the person wrote; tags stand in the language of the policy, so that they do not count. */
function localeOf(question: string, tags: readonly string[]): Locale {
  const own = tags.reduce((text, tag) => text.replaceAll(tag, ''), question);
  return HAN.test(own) || own.trim() === '' ? 'zh' : 'en';
}
